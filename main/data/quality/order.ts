import { parseQualityOrder, type QualityOrder } from '../../../shared/contract/features/quality.ts'
import type { BulkHandler, DataContext } from '../context.ts'
import { statement } from '../db/sql.ts'
import type { Where } from '../passports/filter.ts'
import { anySql, countSql, scopeOf } from './scope.ts'

export const orderSql = ({ aspect }: Pick<QualityOrder, 'aspect'>, where: Where): string =>
  `SELECT h.fid, ${countSql[aspect]} FROM p_head h
    WHERE ${where.sql} AND ${anySql[aspect]} ORDER BY h.path, h.kind`

/** Passports with lines, and how many each has. */
export function orderLines(ctx: DataContext, order: QualityOrder): readonly [number, number][] {
  const where = scopeOf(ctx, order.scope)
  return statement(ctx.db, orderSql(order, where)).raw().all(where.bindings) as [number, number][]
}

export const qualityBulk: BulkHandler = (ctx, url) =>
  new Uint8Array(Uint32Array.from(orderLines(ctx, parseQualityOrder(url.search)).flat()).buffer)
