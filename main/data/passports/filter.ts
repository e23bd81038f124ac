import type { Box } from '../../../shared/contract/features/layers.ts'
import {
  type PassportFilter,
  type PassportOrder,
  type PassportSort,
  type PassportTrouble,
} from '../../../shared/contract/features/passports.ts'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import type { DataContext } from '../context.ts'
import type { Bindings } from '../db/sql.ts'
import { touchesBox } from '../layers/touches.ts'
import { unitShapes } from '../layers/unit-shapes.ts'
import { territories } from '../projections/territories.ts'
import { passportWords } from '../search/passport-words.ts'

/** Conditions on `p_head h`, with what they bind. */
export interface Where {
  readonly sql: string
  readonly bindings: Bindings
}

const troubleSql: Readonly<Record<PassportTrouble, string>> = {
  blocks: 'h.blocks > 0',
  warns: 'h.warns > 0',
  missing: 'h.missing > 0',
  overdue: 'h.overdue_on <= :today',
}

/** The text comes from a bounded set: one for each choice of conditions. */
export function whereOf(ctx: DataContext, filter: PassportFilter): Where {
  const { unit, states, troubles, text } = filter
  const [least, most] = filter.completeness
  const kinds = filter.kinds.length === 0 ? passportKinds : filter.kinds
  const parts: Where[] = [
    {
      // Without a territory nothing is selective: the plus keeps the kind from costing a sort.
      sql: `${unit === null ? '+' : ''}h.kind IN (SELECT value FROM json_each(:kinds))`,
      bindings: { kinds: JSON.stringify(kinds.map((kind) => recordKinds[kind])) },
    },
    ...(unit === null ? [] : [within(ctx, unit)]),
    ...(states.length === 0 ? [] : [ofStates(states)]),
    ...(least === 0 && most === 100 ? [] : [between(least, most)]),
    ...troubles.map((trouble) => ({ sql: troubleSql[trouble], bindings: {} })),
    ...(filter.box === null ? [] : [touching(ctx, filter.box)]),
    ...(text.trim() === '' ? [] : [named(ctx, text)]),
  ]
  const today = troubles.includes('overdue') ? { today: kazakhstanTime(ctx.now()).today } : {}
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    bindings: Object.assign(today, ...parts.map(({ bindings }) => bindings)),
  }
}

/** The unit and all below: their paths begin with its own. `0` follows the slash. */
function within(ctx: DataContext, unit: string): Where {
  const path = ctx.keep(territories).pathOf(unit)
  return {
    // One range for the index; the rest of the condition only drops what is neither.
    sql: 'h.path >= :path AND h.path < :end AND (h.path = :path OR h.path >= :below)',
    bindings: { path, below: `${path}/`, end: `${path}0` },
  }
}

function ofStates(states: readonly string[]): Where {
  return {
    sql: 'h.state IN (SELECT value FROM json_each(:states))',
    bindings: { states: JSON.stringify(states) },
  }
}

function between(least: number, most: number): Where {
  return { sql: 'h.completeness BETWEEN :least AND :most', bindings: { least, most } }
}

/** With a geometry of its own a passport lies there; without one it lies where its territory does. */
function touching(ctx: DataContext, box: Box): Where {
  const [west, south, east, north] = box
  const shapes = ctx.keep(unitShapes)
  const codes = [...shapes.all(ctx)].flatMap(([code, shape]) => {
    const apart =
      shape.box[0] > east || shape.box[2] < west || shape.box[1] > north || shape.box[3] < south
    const blob = apart ? null : shapes.blobOf(ctx, code)
    return blob && touchesBox(blob, box, true) ? [code] : []
  })
  return {
    sql: `(h.fid IN (SELECT pkid FROM idx_rec_geom_geom
                      WHERE xmax >= :west AND xmin <= :east AND ymax >= :south AND ymin <= :north)
           OR h.unit IN (SELECT value FROM json_each(:codes))
              AND NOT EXISTS (SELECT 1 FROM rec_geom g WHERE g.fid = h.fid))`,
    bindings: { west, south, east, north, codes: JSON.stringify(codes) },
  }
}

/** Passports by words of their names or numbers. */
export function named(ctx: DataContext, text: string): Where {
  const words = passportWords(ctx.db, text)
  if (words === null) return { sql: '0', bindings: {} }
  return {
    sql: `h.fid IN (SELECT rowid % 16777216 FROM search_text
                     WHERE search_text MATCH :words AND rowid BETWEEN :first AND :last)`,
    bindings: { ...words },
  }
}

export interface Order {
  /** Joins beside `p_head h`. */
  readonly join: string
  readonly key: string
  readonly descending: boolean
}

const sortKeys: Readonly<Record<Exclude<PassportSort, 'name' | 'unit' | 'state'>, string>> = {
  kind: 'h.kind',
  completeness: 'h.completeness',
  troubles: 'h.blocks * 100000 + h.warns',
  changed: 'h.changed_at',
}

export function orderOf(ctx: DataContext, order: Omit<PassportOrder, 'filter'>): Order {
  const { sort, descending, language } = order
  const plain = { join: '', descending }
  switch (sort) {
    case 'name':
      return { ...plain, key: `h.name_${language}_key` }
    case 'unit':
      return {
        ...plain,
        join: 'LEFT JOIN unit u ON u.code = h.unit',
        key: `coalesce(u.name_${language}_key, '')`,
      }
    case 'state':
      return { ...plain, key: stateOrder(ctx) }
    default:
      return { ...plain, key: sortKeys[sort] }
  }
}

/** States in the order of the dictionary, from draft to archive. */
function stateOrder(ctx: DataContext): string {
  const field = ctx.dictionary.dictionary.kinds.territory.byKey.get('status')
  const cases = (field?.options ?? []).map(
    ({ value }, i) => `WHEN '${value.replaceAll("'", "''")}' THEN ${i}`,
  )
  return `CASE h.state ${cases.join(' ')} ELSE ${cases.length} END`
}
