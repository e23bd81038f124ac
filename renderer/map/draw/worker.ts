import { decodeGrid } from '../../../shared/domain/grid.ts'
import { decodePacked } from '../../../shared/domain/packed.ts'
import { bordersOf } from './borders.ts'
import { type Drawable, drawFeatures, type TileFrame } from './draw-features.ts'
import { drawRelief, type Shaded, shadeGrid } from './relief.ts'
import { boxesOf } from './shapes.ts'
import type { FeatureLayer, FromWorker, ReliefLayer, TileJob, ToWorker } from './tile-job.ts'

/** The part of a worker's scope used here; the room's types are those of a window. */
interface Scope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void
  postMessage(message: FromWorker, transfer?: Transferable[]): void
}
const scope = globalThis as unknown as Scope

const text = new TextDecoder()
const readText = (bytes: Uint8Array) => text.decode(bytes)
const running = new Map<number, AbortController>()
const grids = new Map<string, Promise<Shaded>>()
const wholes = new Map<string, Promise<Drawable>>()

/** Layers of older versions are forgotten first. */
const MOST_WHOLES = 40
const RETRY_MS = [200, 600, 1_500]

/** The read process may be restarting: a 503 is asked again, anything else is told. */
async function load(path: string, signal: AbortSignal | null): Promise<ArrayBuffer> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await fetch(path, signal ? { signal } : {})
    if (response.ok) return response.arrayBuffer()
    const waitMs = RETRY_MS[attempt]
    if (response.status !== 503 || waitMs === undefined)
      throw new Error(`${path}: ${response.status}`)
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

function toDrawable(bytes: ArrayBuffer, layer: FeatureLayer): Drawable {
  const packed = decodePacked(bytes, readText)
  const isStrokedOnce = packed.kind === 'polygon' && layer.outline !== 'own'
  const lines = isStrokedOnce ? bordersOf(packed, layer.outline === 'between-classes') : null
  return {
    packed,
    boxes: boxesOf(packed),
    borders: lines ? { packed: lines, boxes: boxesOf(lines) } : null,
  }
}

/** Remembers a promise by its key; a failed one is forgotten, so that the next tile asks again. */
function remembered<T>(store: Map<string, Promise<T>>, key: string, make: () => Promise<T>) {
  const known = store.get(key)
  if (known) return known
  const made = make()
  store.set(key, made)
  const [oldest] = store.keys()
  if (store.size > MOST_WHOLES && oldest !== undefined) store.delete(oldest)
  made.catch(() => store.delete(key))
  return made
}

const reliefOf = (layer: ReliefLayer) =>
  remembered(grids, layer.path, async () => shadeGrid(decodeGrid(await load(layer.path, null))))

const drawableOf = (layer: FeatureLayer, signal: AbortSignal) =>
  layer.whole
    ? remembered(wholes, `${layer.outline} ${layer.path}`, async () =>
        toDrawable(await load(layer.path, null), layer),
      )
    : load(layer.path, signal).then((bytes) => toDrawable(bytes, layer))

/** Lets messages in between two drawings, so that a cancelled tile is not drawn first. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}

async function draw(job: TileJob, signal: AbortSignal): Promise<FromWorker> {
  const data = await Promise.all(
    job.layers.map(async (layer) =>
      layer.kind === 'relief'
        ? { layer, shaded: await reliefOf(layer), drawable: null }
        : { layer, drawable: await drawableOf(layer, signal) },
    ),
  )
  await turn()
  signal.throwIfAborted()
  const started = performance.now()
  const canvas = new OffscreenCanvas(job.size, job.size)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas in the worker')
  const frame: TileFrame = { size: job.size, ratio: job.ratio, mesh: job.mesh, phase: job.phase }
  for (const item of data) {
    context.globalAlpha = item.layer.opacity
    if (item.drawable) drawFeatures(context, item.drawable, item.layer, frame)
    else if (job.inverse) {
      const { cells, lonLat } = job.inverse
      const { paint, strength } = item.layer
      // Where a pixel is much finer than the grid, half and quarter size look the same and cost a fraction.
      const size = job.size / item.layer.reduction
      const image = drawRelief(item.shaded, paint, { size, cells, lonLat, strength })
      const sheet = new OffscreenCanvas(size, size)
      sheet.getContext('2d')?.putImageData(image, 0, 0)
      context.imageSmoothingQuality = 'high'
      context.drawImage(sheet, 0, 0, job.size, job.size)
    }
  }
  const image = canvas.transferToImageBitmap()
  return { kind: 'drawn', id: job.id, image, drawMs: performance.now() - started }
}

async function run(job: TileJob): Promise<void> {
  const controller = new AbortController()
  running.set(job.id, controller)
  try {
    const answer = await draw(job, controller.signal)
    scope.postMessage(answer, answer.kind === 'drawn' ? [answer.image] : [])
  } catch (error) {
    const why = controller.signal.aborted ? 'cancelled' : String(error)
    scope.postMessage({ kind: 'failed', id: job.id, why })
  } finally {
    running.delete(job.id)
  }
}

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'cancel') running.get(data.id)?.abort()
  else void run(data.job)
})
