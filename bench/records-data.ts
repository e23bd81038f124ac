import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownWork } from '../main/data/people/session.ts'
import { createServer, type Server } from '../main/data/serve.ts'
import type { Operation } from '../shared/contract/features/records.ts'
import { mintCommandId, mintRecordId } from '../shared/contract/features/records.ts'
import type { Column, Field, KindDictionary } from '../shared/domain/dictionary.ts'

/** Shared by the benches of the record store: a folder of its own, and passports full of values. */
export interface BenchStore {
  readonly folder: string
  readonly write: Server
  readonly close: () => void
}

const silent = { folder: '', info: () => undefined, warn: () => undefined, error: console.error }

export function openBenchStore(): BenchStore {
  const folder = mkdtempSync(join(tmpdir(), 'qorgau-bench-'))
  const write = openServer(folder, 'write')
  return {
    folder,
    write,
    close: () => {
      write.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function openServer(folder: string, role: 'read' | 'write'): Server {
  return createServer(
    {
      role,
      dataFolder: folder,
      assetsFolder: join(import.meta.dirname, '../assets'),
      resourcesFolder: '',
      demo: false,
      launch: 'bench',
      session: ownWork,
      starter: false,
    },
    silent,
    () => undefined,
  )
}

export const newRecord = () => mintRecordId(Date.now(), randomBytes(10))
export const newCommand = () => mintCommandId(Date.now(), randomBytes(10))

/** An operation that creates a passport with `count` values: fields first, then rows of its tables. */
export function filledPassport(kind: KindDictionary, count: number, seed: number): Operation {
  const values: NonNullable<Operation['values']> = { '8': unitOf(seed) }
  let left = count - 1
  for (const field of kind.fields) {
    if (left === 0 || field.computed || field.type === 'geometry' || field.id === 8) continue
    if (field.type === 'table') continue
    values[String(field.id)] = valueFor(field, seed + field.id)
    left--
  }
  for (let row = 0; left > 0 && row < 50; row++)
    for (const field of kind.fields) {
      if (field.type !== 'table' || left <= 0) continue
      const cells = field.columns.slice(0, left)
      values[`${field.id}/r${row}`] = {
        o: `${row}V`,
        ...Object.fromEntries(cells.map((one) => [one.id, valueFor(one, seed + one.id)])),
      }
      left -= cells.length
    }
  return {
    record: newRecord(),
    create: kind.kind,
    values,
    sources: { '*': ['Паспорт 2025 года', '2025-06-01', 2] },
  }
}

const oblasts = ['10', '11', '15', '19', '23', '27', '31', '33', '35', '39', '43', '47', '55', '59']
const unitOf = (seed: number): string =>
  `${oblasts[seed % oblasts.length]}${String(32 + 2 * (seed % 9)).padStart(2, '0')}00000`

/** Values that mostly pass the checks, as those of an office do. */
function valueFor(of: Field | Column, seed: number): string | number | boolean | string[] {
  switch (of.type) {
    case 'int':
      // Years and counts: within the limits of either.
      return of.plain ? 2_015 + (seed % 10) : 10 + (seed % 90)
    case 'number':
      return 10 + ((seed * 7919) % 900) / 10
    case 'bool':
      return seed % 2 === 0
    case 'date':
      return `2025-0${1 + (seed % 9)}-11`
    case 'datetime':
      return `2025-0${1 + (seed % 9)}-11T10:30`
    case 'enum':
      return of.options[seed % of.options.length]?.value ?? ''
    case 'multi':
      return [of.options[0]?.value ?? '']
    case 'ref':
      return unitOf(seed)
    default:
      return `Мән № ${seed % 1_000} Қарағанды`
  }
}
