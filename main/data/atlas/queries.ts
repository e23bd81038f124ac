import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import {
  type AtlasReadiness,
  type AtlasValue,
  unitLevels,
} from '../../../shared/contract/features/atlas.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { DataContext } from '../context.ts'
import { geometryFromBlob } from '../db/geometry.ts'
import { all, snapshot } from '../db/sql.ts'
import { paramsAt } from './compute.ts'
import { catalogue } from './files.ts'
import { inputViews } from './inputs.ts'
import { type Mapped, mapped } from './maps.ts'
import { inputTrust } from './trust.ts'
import { absentInputs, currentValues } from './values.ts'

type Level = (typeof unitLevels)[number]

const rankOf = (level: Level): number => unitLevels.indexOf(level) + 1

const id = z.instanceof(Uint8Array).transform((bytes) => uuidFromBytes(bytes) as RecordId)

function mapOf(ctx: DataContext, map: string): Mapped {
  const found = ctx.keep(mapped).get(map)
  if (!found) throw new AppError('not-found', { detail: { map } })
  return found
}

/** Of every map, whether it can be drawn now, and what it lacks. */
export function readReadiness(ctx: DataContext): AtlasReadiness[] {
  const maps = ctx.keep(mapped)
  const trustOf = inputTrust(ctx)
  return [...ctx.keep(catalogue).maps.values()].map(({ id: map, method }) => {
    const nothing = { map, absent: [], levels: [], completeness: null, synthetic: [] }
    if (method !== 'derived') return { ...nothing, state: 'layer-absent' }
    const one = maps.get(map)
    if (!one) return { ...nothing, state: 'formula-absent' }
    const absent = [...absentOf(ctx, one)]
    return {
      map,
      state: absent.length > 0 ? 'inputs-absent' : 'ready',
      absent,
      levels: one.map.levels.flatMap((rank) => unitLevels[rank - 1] ?? []),
      ...trustOf(one.map),
    }
  })
}

/** What a map lacks, and what the maps lack that it reads. */
function absentOf(ctx: DataContext, { map }: Mapped): ReadonlySet<string> {
  const maps = ctx.keep(mapped)
  const own = absentInputs(ctx.db, map)
  const read = map.maps.flatMap((one) => {
    const found = maps.get(one)
    return found ? [...absentOf(ctx, found)] : ['m_atlas_value']
  })
  return new Set([...own, ...read])
}

const unitRow = z.object({ key: z.string(), shape: z.string(), record: id.nullable() })
const featureRow = z.object({
  key: z.number(),
  geom: z.instanceof(Uint8Array).nullable(),
  record: id.nullable(),
})

/** Values of a map from the working state of the records. */
export function readValues(
  ctx: DataContext,
  { map: asked, level }: { readonly map: string; readonly level: Level },
): { values: AtlasValue[] } {
  const one = mapOf(ctx, asked)
  return snapshot(ctx.db, () => {
    const values = currentValues(ctx, one)
    const { map } = one
    if (map.grain === 'drawn')
      return { values: values.map((value) => ({ ...value, record: null })) }
    if (map.of) {
      const byKey = new Map(values.map((value) => [value.key, value]))
      return {
        values: featuresOf(ctx, map.of).flatMap(({ key, geom, record }) => {
          const value = byKey.get(String(key))
          return value && geom ? [{ ...value, record, geometry: geometryFromBlob(geom) }] : []
        }),
      }
    }
    const byCode = new Map(values.map((value) => [value.key, value]))
    const units = all(
      ctx.db,
      unitRow,
      `SELECT u.id AS key, u.shape, r.id AS record FROM m_unit u LEFT JOIN rec r ON r.fid = u.passport
        WHERE u.level = :level`,
      { level: rankOf(level) },
    )
    return {
      values: units.flatMap(({ key, shape, record }) => {
        const value = byCode.get(key)
        return value ? [{ ...value, key: shape, record }] : []
      }),
    }
  })
}

function featuresOf(ctx: DataContext, input: string): z.output<typeof featureRow>[] {
  const isRecord = Boolean(inputViews(ctx).get(input)?.kind)
  return all(
    ctx.db,
    featureRow,
    isRecord
      ? `SELECT v.id AS key, v.geom, r.id AS record FROM ${input} v JOIN rec r ON r.fid = v.id`
      : `SELECT v.id AS key, v.geom, NULL AS record FROM ${input} v`,
  )
}

const traceRow = z.object({
  record: id.nullable(),
  field: z.string().nullable(),
  value: z.number().nullable(),
  name: z.union([z.string(), z.number()]).nullable(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
})

interface Traced {
  readonly map: string
  readonly level: Level
  readonly key: string
}

/** The rows behind one value, each with the record and the field that holds it. */
export function readTrace(ctx: DataContext, { map: asked, level, key }: Traced) {
  const { map } = mapOf(ctx, asked)
  const { byId } = ctx.dictionary.dictionary
  const rows = all(
    ctx.db,
    traceRow,
    `SELECT r.id AS record, t.field, t.value, t.name, h.name_kk AS kk, h.name_ru AS ru, h.name_en AS en
       FROM (${map.trace}) t LEFT JOIN rec r ON r.fid = t.fid LEFT JOIN p_head h ON h.fid = t.fid`,
    { ...paramsAt(ctx.now(), map.params), key: keyOf(ctx, { map: asked, level, key }) },
  )
  return rows.map(({ record, field, value, name, kk, ru, en }) => {
    const plain = name === null ? '' : String(name)
    return {
      record,
      value,
      title: { kk: kk ?? ru ?? plain, ru: ru ?? kk ?? plain, en: en ?? ru ?? kk ?? plain },
      field: [...byId.values()].find((one) => one.key === field)?.id ?? null,
    }
  })
}

const codeRow = z.object({ code: z.string() })

/** Key of the formula from the key of the shape. */
function keyOf(ctx: DataContext, { map, level, key }: Traced): string | number {
  const { grain } = mapOf(ctx, map).map
  if (grain !== 'unit') return Number(key.split(':')[0])
  const [unit] = all(
    ctx.db,
    codeRow,
    'SELECT id AS code FROM m_unit WHERE shape = :key AND level = :level',
    { key, level: rankOf(level) },
  )
  return unit?.code ?? key
}

export const atlasHandlers = {
  'atlas.catalogue': (ctx: DataContext) => {
    const { maps, inputs } = ctx.keep(catalogue)
    return { maps: [...maps.values()], inputs: [...inputs.values()] }
  },
  'atlas.readiness': readReadiness,
  'atlas.values': readValues,
  'atlas.trace': readTrace,
}
