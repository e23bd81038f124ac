import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import { boxSchema } from '../../../shared/contract/features/layers.ts'
import type { BulkHandler } from '../context.ts'
import { inSteps } from '../steps.ts'
import { findSource } from './source.ts'
import { packWhole, packWindow } from './window.ts'

const numberText = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e-?\d+)?$/)
  .transform(Number)
const windowText = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(numberText))
  .pipe(boxSchema)
const resolutionText = numberText.pipe(z.number().positive().max(10))

/**
 * `/layers/{layer}/{version}/{west,south,east,north}/{resolution}`, `…/all` or `…/grid`. A version
 * that is no longer the visible one is `stale`: the window asks for the list of layers again.
 */
export const layersBulk: BulkHandler = async (ctx, url) => {
  const [, , layer = '', version = '', what = '', resolution = ''] = url.pathname.split('/')
  const source = findSource(ctx, decodeURIComponent(layer))
  if (!source) throw new AppError('not-found', { detail: { layer } })
  // Records have one state only: an older address of theirs gets the present one.
  if (source.layer.store === 'dataset' && source.layer.version !== Number(version))
    throw new AppError('stale', { detail: { layer, version: source.layer.version } })
  const isRaster = source.layer.geometry === 'raster'
  if (isRaster !== (what === 'grid')) throw new AppError('not-found', { detail: { layer, what } })
  if (what === 'grid') return source.grid()
  if (what === 'all') {
    if (!source.layer.whole)
      throw new AppError('too-large', { detail: { layer, count: source.layer.count } })
    return packWhole(source)
  }
  const window = windowText.safeParse(what)
  const pixel = resolutionText.safeParse(resolution)
  if (!window.success || !pixel.success || !isWindow(window.data))
    throw new AppError('invalid-input', {
      why: 'window or resolution',
      detail: { what, resolution },
    })
  return inSteps(ctx.signal, packWindow(source, window.data, pixel.data))
}

const isWindow = ([west, south, east, north]: z.output<typeof boxSchema>): boolean =>
  west < east && south < north
