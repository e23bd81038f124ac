import { z } from 'zod'
import {
  type QualityCounts,
  type QualityScope,
  qualityAspects,
} from '../../../shared/contract/features/quality.ts'
import type { PassportKind } from '../../../shared/domain/dictionary.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import type { Where } from '../passports/filter.ts'
import { territories } from '../projections/territories.ts'
import { kindFrom } from '../records/stored.ts'
import { register } from '../search/register.ts'
import { countSql, scopeOf } from './scope.ts'

const sums = `count(*) AS passports, sum(h.completeness) AS filled, ${qualityAspects
  .map((aspect) => `sum(${countSql[aspect]}) AS ${aspect}`)
  .join(', ')}`
const sumColumns = {
  passports: z.number(),
  filled: z.number(),
  missing: z.number(),
  late: z.number(),
  blocks: z.number(),
  warns: z.number(),
  unsure: z.number(),
}
type Sums = z.output<z.ZodObject<typeof sumColumns>>

const placeRow = z.object({ path: z.string(), kind: z.number(), ...sumColumns })
export const summarySql = (where: Where): string =>
  `SELECT h.path, h.kind, ${sums} FROM p_head h WHERE ${where.sql} GROUP BY h.path, h.kind`

/** Adds up by any key, in order of first appearance. */
class Adder<K> {
  readonly sums = new Map<K, Sums>()

  add(key: K, row: Sums): void {
    const before = this.sums.get(key)
    const keys = Object.keys(sumColumns) as (keyof Sums)[]
    const after = keys.map((one) => [one, (before?.[one] ?? 0) + row[one]])
    this.sums.set(key, Object.fromEntries(after) as Sums)
  }
}

function countsOf({ filled, ...rest }: Sums): QualityCounts {
  const { passports } = rest
  return { ...rest, completeness: passports === 0 ? 100 : Math.floor(filled / passports) }
}

const nothing: Sums = {
  passports: 0,
  filled: 0,
  missing: 0,
  late: 0,
  blocks: 0,
  warns: 0,
  unsure: 0,
}

/** Everything below a territory counts for it, up to the country. */
export function summarise(ctx: DataContext, scope: QualityScope) {
  const where = scopeOf(ctx, scope)
  const rows = all(ctx.db, placeRow, summarySql(where), where.bindings)
  const path = scope.unit === null ? '' : ctx.keep(territories).pathOf(scope.unit)
  const total = new Adder<null>()
  const kinds = new Adder<PassportKind>()
  const units = new Adder<string>()
  const deep = new Set<string>()
  for (const row of rows) {
    const unit = below(path, row.path)
    total.add(null, row)
    kinds.add(kindFrom(row.kind) as PassportKind, row)
    units.add(unit, row)
    if (row.path.length > (path === '' ? unit : `${path}/${unit}`).length && unit !== scope.unit)
      deep.add(unit)
  }
  const { byCode } = ctx.keep(register).read(ctx.db)
  const own = scope.unit ?? ''
  return {
    total: countsOf(total.sums.get(null) ?? nothing),
    kinds: [...kinds.sums].map(([kind, row]) => ({ kind, ...countsOf(row) })),
    units: [...units.sums]
      .toSorted(([a], [b]) => Number(b === own) - Number(a === own))
      .map(([unit, row]) => ({
        unit,
        name: byCode.get(unit)?.name ?? { kk: unit, ru: unit, en: unit },
        hasBelow: deep.has(unit),
        ...countsOf(row),
      })),
  }
}

/** The territory directly below `path` that holds `at`; `path`'s own last one when they are equal. */
function below(path: string, at: string): string {
  if (at === path) return path.slice(path.lastIndexOf('/') + 1)
  const rest = path === '' ? at : at.slice(path.length + 1)
  const end = rest.indexOf('/')
  return end < 0 ? rest : rest.slice(0, end)
}

const ownerRow = z.object({ owner: z.string().nullable(), ...sumColumns })
export const ownersSql = (where: Where): string =>
  `SELECT h.owner, ${sums} FROM p_head h WHERE ${where.sql}
    GROUP BY h.owner ORDER BY late DESC, missing DESC, h.owner LIMIT 1000`

export function countByOwner(ctx: DataContext, scope: QualityScope) {
  const where = scopeOf(ctx, scope)
  return all(ctx.db, ownerRow, ownersSql(where), where.bindings).map(({ owner, ...row }) => ({
    owner,
    ...countsOf(row),
  }))
}
