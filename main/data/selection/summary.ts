import { z } from 'zod'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import type { SelectionSummary } from '../../../shared/contract/features/selection.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import type { DataContext } from '../context.ts'
import { one } from '../db/sql.ts'
import { type LayerSource, listSources } from '../layers/source.ts'
import type { Steps } from '../steps.ts'
import { type AskedArea, areaOfM2, idsOf, perimeterOfM } from './area.ts'
import { lengthInArea } from './features.ts'
import { populationOf } from './population.ts'

/** Layers of the list that can be counted, in drawing order. */
export function sourcesOf(ctx: DataContext, layers: readonly string[]): readonly LayerSource[] {
  return listSources(ctx).filter(
    ({ layer }) => layers.includes(layer.id) && layer.geometry !== 'raster',
  )
}

export function* summarise(
  ctx: DataContext,
  area: AskedArea,
  layers: readonly string[],
): Steps<SelectionSummary> {
  const counted: SelectionSummary['layers'] = []
  for (const source of sourcesOf(ctx, layers)) {
    const ids = yield* idsOf(source, area)
    counted.push({
      layer: source.layer.id,
      count: ids.length,
      classes: byClass(source, ids),
      lengthM:
        source.layer.geometry === 'line' ? yield* lengthInArea(source, ids, area.index) : null,
    })
  }
  return {
    area: { type: area.geometry.type, coordinates: [...area.geometry.coordinates] },
    isMended: area.isMended,
    areaM2: areaOfM2(area),
    perimeterM: perimeterOfM(area),
    population: yield* populationOf(ctx, area),
    layers: counted,
    unplaced: unplaced(ctx),
  }
}

function byClass(source: LayerSource, ids: Float64Array) {
  const counts = Array.from({ length: source.layer.classes.length + 1 }, () => 0)
  for (const id of ids) {
    const index = source.classOf(id)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts.flatMap((count, index) => (count > 0 ? [{ index, count }] : []))
}

const countRow = z.object({ n: z.number() })
/** Territories apart: one without an outline of its own has that of the register. */
const placedKinds = passportKinds.filter((kind) => kind !== 'territory')
const unplacedSql = `SELECT count(*) AS n FROM p_head h JOIN rec r ON r.fid = h.fid AND r.deleted = 0
  WHERE h.kind IN (${placedKinds.map((kind) => recordKinds[kind]).join(', ')})
    AND NOT EXISTS (SELECT 1 FROM rec_geom g WHERE g.fid = h.fid)`

const unplaced = (ctx: DataContext): number => one(ctx.db, countRow, unplacedSql)?.n ?? 0
