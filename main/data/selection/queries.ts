import type { Handlers } from '../../../shared/contract/define.ts'
import type { selectionContract } from '../../../shared/contract/features/selection.ts'
import type { DataContext } from '../context.ts'
import { blobFromGeometry } from '../db/geometry.ts'
import { passportOf } from '../layers/passport-of.ts'
import { requireSource } from '../layers/queries.ts'
import { outlineOf } from '../passports/queries.ts'
import { inSteps } from '../steps.ts'
import { areaAround, askedArea, sortedIdsOf } from './area.ts'
import { exportSelection } from './export.ts'
import { summarise } from './summary.ts'

export const selectionHandlers: Handlers<typeof selectionContract, DataContext> = {
  'selection.around': (ctx, { of, radiusM }) => {
    const blob =
      'point' in of
        ? blobFromGeometry({ type: 'Point', coordinates: of.point })
        : blobOf(ctx, of.layer, of.id)
    return blob && areaAround(ctx, blob, radiusM)
  },
  'selection.summary': (ctx, { area, layers }) =>
    inSteps(ctx.signal, summarise(ctx, askedArea(ctx, area), layers)),
  'selection.rows': async (ctx, { area, layer, classIndex, from, limit }) => {
    const source = requireSource(ctx, layer)
    const all = await inSteps(ctx.signal, sortedIdsOf(source, askedArea(ctx, area)))
    const ids = classIndex === null ? all : all.filter((id) => source.classOf(id) === classIndex)
    return {
      total: ids.length,
      rows: [...ids.subarray(from, from + limit)].flatMap((id) => {
        const head = source.head(id)
        if (!head) return []
        const { record, title, attributes } = head
        const row = { layer, id, record, title: { ...title }, attributes: { ...attributes } }
        return [{ ...row, passport: passportOf(ctx, row) }]
      }),
    }
  },
  'selection.export': exportSelection,
}

/** A passport without a place of its own stands for its territory. */
function blobOf(ctx: DataContext, layer: string, id: number): Buffer | null {
  return layer.startsWith('passports/') ? outlineOf(ctx, id) : requireSource(ctx, layer).blob(id)
}
