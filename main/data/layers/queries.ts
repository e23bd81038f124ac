import type { Handlers } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import type { layersContract } from '../../../shared/contract/features/layers.ts'
import type { DataContext } from '../context.ts'
import { geometryFromBlob } from '../db/geometry.ts'
import type { Window } from '../db/rtree.ts'
import { inSteps, type Steps } from '../steps.ts'
import { identify } from './identify.ts'
import { passportOf } from './passport-of.ts'
import { findSource, type LayerSource, listSources } from './source.ts'
import { touchesBox } from './touches.ts'

export const layersHandlers: Handlers<typeof layersContract, DataContext> = {
  'layers.list': (ctx) => listSources(ctx).map(({ layer }) => layer),
  'layers.identify': async (ctx, input) => {
    const wanted = new Set(input.layers)
    const sources = listSources(ctx).filter(
      ({ layer }) => wanted.has(layer.id) && layer.geometry !== 'raster',
    )
    const hits = await inSteps(ctx.signal, identify(sources, input))
    return hits.map((hit) => ({ ...hit, passport: passportOf(ctx, hit) }))
  },
  'layers.feature': (ctx, { layer, id }) => {
    const source = requireSource(ctx, layer)
    const head = source.head(id)
    if (!head) throw new AppError('not-found', { detail: { layer, id } })
    const blob = source.blob(id)
    return {
      layer,
      id,
      record: head.record,
      title: { ...head.title },
      attributes: { ...head.attributes },
      geometry: blob && geometryFromBlob(blob),
    }
  },
  'layers.select': async (ctx, { layer, box, after, limit }) => {
    const source = requireSource(ctx, layer)
    const ids = box
      ? (await inSteps(ctx.signal, idsInBox(source, box))).sort((a, b) => a - b)
      : source.ids(after, limit + 1)
    const from = box ? firstAfter(ids, after) : 0
    const page = ids.slice(from, from + limit)
    return {
      total: box ? ids.length : source.layer.count,
      rows: page.flatMap((id) => {
        const head = source.head(id)
        if (!head) return []
        const { record, title, attributes } = head
        const row = { layer, id, record, title: { ...title }, attributes: { ...attributes } }
        return [{ ...row, passport: passportOf(ctx, row) }]
      }),
      next: from + limit < ids.length ? (page.at(-1) ?? null) : null,
    }
  },
}

export function requireSource(ctx: DataContext, id: string): LayerSource {
  const source = findSource(ctx, id)
  if (!source || source.layer.geometry === 'raster')
    throw new AppError('not-found', { detail: { layer: id } })
  return source
}

export function* idsInBox(source: LayerSource, window: Window): Steps<number[]> {
  const [west, south, east, north] = window
  const inside: number[] = []
  const doubtful: number[] = []
  yield* source.walk(window, {
    feature: (id, [left, bottom, right, top]) => {
      const within = left >= west && right <= east && bottom >= south && top <= north
      if (within) inside.push(id)
      else doubtful.push(id)
    },
  })
  const isArea = source.layer.geometry === 'polygon'
  for (const [i, id] of doubtful.entries()) {
    const blob = source.blob(id)
    if (blob && touchesBox(blob, window, isArea)) inside.push(id)
    if (i % 64 === 63) yield
  }
  return inside
}

/** Index of the first id greater than `after` in an ascending list. */
function firstAfter(ids: readonly number[], after: number): number {
  const found = ids.findIndex((id) => id > after)
  return found < 0 ? ids.length : found
}
