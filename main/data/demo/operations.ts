import {
  mintRecordId,
  type Operation,
  type RecordId,
} from '../../../shared/contract/features/records.ts'
import { demoSource } from '../../../shared/domain/demo.ts'
import type { Dictionary, Field } from '../../../shared/domain/dictionary.ts'
import { mintRowId } from '../../../shared/domain/ids.ts'
import { orderKeysAfter } from '../../../shared/domain/record/order-key.ts'
import type { DemoRow, DemoValue } from './facility-values.ts'
import { geometryOf } from './polygon.ts'
import { type Random, randomOf } from './random.ts'
import type { DemoRecord } from './world.ts'

/** Ids follow from the names of the world, so that references meet and a second run is the same. */
export function recordIds(at: number): (name: string) => RecordId {
  return (name) => mintRecordId(at, randomOf('id', name).bytes(10))
}

/** The operation that creates a record of the world. */
export function operationOf(
  record: DemoRecord,
  dictionary: Dictionary,
  idOf: (name: string) => RecordId,
): Operation {
  const kind = dictionary.kinds[record.kind]
  const random = randomOf('rows', record.name)
  const values = Object.entries(record.values).flatMap(([key, value]) => {
    const field = kind.byKey.get(key)
    if (!field) throw new Error(`${record.kind} has no field ${key}`)
    return valuesAt(field, value, random)
  })
  return {
    record: idOf(record.name),
    create: record.kind,
    values: Object.fromEntries(values),
    // Confidence 1: nobody should believe a synthetic value.
    sources: { '*': [demoSource, record.asOf, 1] },
    ...(record.area ? { geometry: geometryOf(record.area) } : {}),
    ...(record.point ? { geometry: { type: 'Point', coordinates: [...record.point] } } : {}),
  }
}

type Entry = readonly [string, NonNullable<Operation['values']>[string]]

function valuesAt(field: Field, value: DemoValue, random: Random): readonly Entry[] {
  if (field.type !== 'table')
    return [[String(field.id), Array.isArray(value) ? [...(value as string[])] : (value as string)]]
  const rows = value as readonly DemoRow[]
  const orders = orderKeysAfter(null, rows.length)
  return rows.map((row, i) => {
    const id = mintRowId(random.bytes(10))
    const cells = Object.entries(row).map(([key, cell]) => {
      const column = field.columns.find((one) => one.key === key)
      if (!column) throw new Error(`${field.key} has no column ${key}`)
      return [String(column.id), cell] as const
    })
    return [`${field.id}/${id}`, { o: orders[i] ?? '', ...Object.fromEntries(cells) }]
  })
}
