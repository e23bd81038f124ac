import { z } from 'zod'
import type { AtlasFlag } from '../../../shared/contract/features/atlas.ts'
import type { DataContext } from '../context.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { type Computed, classified, isLive, type Part, paramsAt, runFormula } from './compute.ts'
import type { DerivedMap, Key } from './define.ts'
import { hasRows } from './inputs.ts'
import { type Mapped, mapped } from './maps.ts'
import { readRelief } from './relief.ts'
import { staleKeys } from './stale.ts'

const storedRow = z.object({
  key: z.string(),
  value: z.number().nullable(),
  class: z.number().nullable(),
  n: z.number(),
  flag: z
    .string()
    .nullable()
    .transform((flag) => flag as AtlasFlag | null),
})

const mapRow = z.object({ map: z.string() })

/** Inputs without which the map cannot be computed and that have no row. */
export const absentInputs = (db: ReadDb, { reads, optional }: DerivedMap): readonly string[] =>
  Object.entries(reads).flatMap(([input, columns]) =>
    optional.includes(input) || hasRows(db, input, columns) ? [] : [input],
  )

/** Whether values of the map were ever kept; a map that lacked an input has none. */
export const isKept = (db: ReadDb, map: string): boolean =>
  one(db, mapRow, 'SELECT map FROM atlas_map WHERE map = :map', { map }) !== undefined

/** The map's values as of now: stored ones, and what is stale computed without being stored. */
export function currentValues(ctx: DataContext, { map, about }: Mapped): readonly Computed[] {
  if (absentInputs(ctx.db, map).length > 0) return []
  const stale = isLive(map) || !isKept(ctx.db, map.id) ? [''] : staleKeys(ctx, map.id)
  if (stale.includes('') || (stale.length > 0 && map.reach === 'all'))
    return computeKeys(ctx, { map, about }, null)
  const stored = all(
    ctx.db,
    storedRow,
    'SELECT key, value, class, n, flag FROM atlas_value WHERE map = :map',
    { map: map.id },
  ).map((row) => ({ ...row, geometry: null }))
  if (stale.length === 0) return stored
  const gone = new Set(stale)
  return [
    ...stored.filter(({ key }) => !gone.has(key)),
    ...computeKeys(ctx, { map, about }, typedKeys(map, stale)),
  ]
}

/** Records and features are numbers in SQL, territories are text. */
export const typedKeys = (map: DerivedMap, keys: readonly string[]): readonly Key[] =>
  map.grain === 'feature' ? keys.map(Number) : keys

/** Computes the given keys, or all; what it needs of other maps is brought up to date first. */
export function computeKeys(
  ctx: DataContext,
  { map, about }: Mapped,
  only: readonly Key[] | null,
): readonly Computed[] {
  const params = paramsAt(ctx.now(), map.params)
  const asked = { only, params, parts: partsOf(ctx, map), relief: () => readRelief(ctx.db) }
  return classified(map, about, runFormula(ctx.db, map, asked))
}

function partsOf(ctx: DataContext, map: DerivedMap): readonly Part[] {
  return map.maps.flatMap((id) => {
    const read = ctx.keep(mapped).get(id)
    if (!read) return []
    return currentValues(ctx, read).map(({ key, value, flag }) => ({
      map: id,
      key,
      value,
      flags: flag,
    }))
  })
}
