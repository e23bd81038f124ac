import { z } from 'zod'
import type { SelectionSummary } from '../../../shared/contract/features/selection.ts'
import { visibleDatasets } from '../atlas/views.ts'
import type { DataContext } from '../context.ts'
import { boxOfBlob } from '../db/geometry-blob.ts'
import { quoted } from '../db/quoted.ts'
import { toAlbersSql } from '../db/spatialite.ts'
import { all, one } from '../db/sql.ts'
import { findSource } from '../layers/source.ts'
import { unitShapes } from '../layers/unit-shapes.ts'
import type { Steps } from '../steps.ts'
import { type AskedArea, idsOf } from './area.ts'

type Population = SelectionSummary['population'][number]

/** Every way that the data allow, the surest first: the reader sees how far they lie apart. */
export function* populationOf(ctx: DataContext, area: AskedArea): Steps<Population[]> {
  return [
    ...(yield* sumOver(ctx, area, 'grid')),
    ...(yield* sumOver(ctx, area, 'settlements')),
    ...(yield* byDistricts(ctx, area)),
  ]
}

/** Layers that say how many people live where, and the attribute that says it. */
const inputs = {
  grid: { layer: 'popgrid', attribute: 'pop' },
  settlements: { layer: 'settlements', attribute: 'population' },
} as const

const sumRow = z.object({ n: z.number(), people: z.number().nullable(), unknown: z.number() })

/** Settlements are points; a cell of the grid counts where its middle lies. */
function* sumOver(
  ctx: DataContext,
  area: AskedArea,
  method: keyof typeof inputs,
): Steps<Population[]> {
  const { layer, attribute } = inputs[method]
  const source = findSource(ctx, layer)
  const dataset = visibleDatasets(ctx.db).get(layer)
  const column = dataset?.columns.get(attribute)
  if (!source || !dataset || !column) return []
  const ids = [...(yield* idsOf(source, area))].filter(
    (id) => method !== 'grid' || isMiddleInside(source.blob(id), area),
  )
  const row = one(
    ctx.db,
    sumRow,
    `SELECT count(*) AS n, sum(t.${quoted(column)}) AS people,
            count(*) - count(t.${quoted(column)}) AS unknown
       FROM json_each(:ids) j JOIN ${dataset.tbl} t ON t.fid = j.value`,
    { ids: JSON.stringify(ids) },
  )
  if (!row) return []
  return [{ method, people: row.people ?? 0, n: row.n, unknown: row.unknown, estimated: 0 }]
}

function isMiddleInside(blob: Buffer | null, { index }: AskedArea): boolean {
  if (!blob) return false
  const [west, south, east, north] = boxOfBlob(blob)
  return index.contains((west + east) / 2, (south + north) / 2)
}

const unitRow = z.object({
  id: z.string(),
  pop: z.number().nullable(),
  estimate: z.number(),
})
const unitsSql = 'SELECT id, pop, estimate FROM m_unit WHERE level = 2'

const shareRow = z.object({ share: z.number().nullable() })
const shareSql = `SELECT ST_Area(${toAlbersSql('ST_Intersection(u, a)')}) / ST_Area(${toAlbersSql('u')}) AS share
  FROM (SELECT ST_MakeValid(CAST(:unit AS BLOB)) AS u, CAST(:area AS BLOB) AS a)`

/** As if the people of a district lived evenly over it. */
function* byDistricts(ctx: DataContext, area: AskedArea): Steps<Population[]> {
  const shapes = ctx.keep(unitShapes)
  const found: Population = { method: 'districts', people: 0, n: 0, unknown: 0, estimated: 0 }
  for (const { id, pop, estimate } of all(ctx.db, unitRow, unitsSql)) {
    const blob = shapes.blobOf(ctx, id)
    if (!blob) continue
    const side = area.index.sideOf(...boxOfBlob(blob))
    if (side === 'outside') continue
    const share = side === 'inside' ? 1 : shareOf(ctx, blob, area)
    if (share === 0) continue
    found.n++
    found.people += share * (pop ?? 0)
    if (pop === null) found.unknown++
    else if (estimate) found.estimated++
    yield
  }
  return found.n > 0 ? [{ ...found, people: Math.round(found.people) }] : []
}

function shareOf(ctx: DataContext, unit: Buffer, { blob }: AskedArea): number {
  return one(ctx.db, shareRow, shareSql, { unit, area: blob })?.share ?? 0
}
