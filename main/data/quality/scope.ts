import type { QualityAspect, QualityScope } from '../../../shared/contract/features/quality.ts'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import type { DataContext } from '../context.ts'
import type { Where } from '../passports/filter.ts'
import { territories } from '../projections/territories.ts'

/** Values past their term today; only the passports with any open their list of days. */
const lateSql = `CASE WHEN h.overdue_on <= :today
  THEN (SELECT sum(value ->> 1) FROM json_each(h.due) WHERE value ->> 0 <= :today) ELSE 0 END`

/** Number of lines of a passport, by aspect; `:today` is bound by the scope. */
export const countSql: Readonly<Record<QualityAspect, string>> = {
  missing: 'h.missing',
  late: lateSql,
  blocks: 'h.blocks',
  warns: 'h.warns',
  unsure: 'h.unsure',
}

/** True for passports with lines of the aspect. */
export const anySql: Readonly<Record<QualityAspect, string>> = {
  missing: 'h.missing > 0',
  late: 'h.overdue_on <= :today',
  blocks: 'h.blocks > 0',
  warns: 'h.warns > 0',
  unsure: 'h.unsure > 0',
}

/** The passports of a scope, as a condition on `p_head h` by its index of counts. */
export function scopeOf(ctx: DataContext, { unit, kinds, owner }: QualityScope): Where {
  const path = unit === null ? '' : ctx.keep(territories).pathOf(unit)
  const wanted = kinds.length === 0 ? passportKinds : kinds
  const parts = [
    // One range for the index; a territory's own path and those below it begin with it.
    ...(unit === null
      ? []
      : ['h.path >= :path AND h.path < :end AND (h.path = :path OR h.path >= :below)']),
    '+h.kind IN (SELECT value FROM json_each(:kinds))',
    ...(owner === null ? [] : [owner === '' ? 'h.owner IS NULL' : 'h.owner = :owner']),
  ]
  return {
    sql: parts.join(' AND '),
    bindings: {
      today: kazakhstanTime(ctx.now()).today,
      kinds: JSON.stringify(wanted.map((kind) => recordKinds[kind])),
      ...(unit === null ? {} : { path, below: `${path}/`, end: `${path}0` }),
      ...(owner === null || owner === '' ? {} : { owner }),
    },
  }
}
