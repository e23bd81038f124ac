import { z } from 'zod'
import type { Hit } from '../../../shared/contract/features/layers.ts'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import type { DataContext } from '../context.ts'
import { one } from '../db/sql.ts'
import { bytes, recordIdFrom } from '../records/stored.ts'
import type { FoundFeature } from './identify.ts'
import { unitShapes } from './unit-shapes.ts'

const row = z.object({ fid: z.number(), id: bytes })
const territorySql = `SELECT h.fid, r.id FROM p_head h JOIN rec r ON r.fid = h.fid
  WHERE h.unit = :unit AND h.kind = ${recordKinds.territory} ORDER BY h.fid LIMIT 1`

/** The passport of a feature: the record it shows, or that of the territory it draws. */
export function passportOf(
  ctx: DataContext,
  { layer, id, record }: Pick<FoundFeature, 'layer' | 'id' | 'record'>,
): Hit['passport'] {
  if (record) return { layer, id, record }
  const unit = ctx.keep(unitShapes).codeOf(ctx, layer, id)
  const found = unit === undefined ? undefined : one(ctx.db, row, territorySql, { unit })
  return found
    ? { layer: 'passports/territory', id: found.fid, record: recordIdFrom(found.id) }
    : null
}
