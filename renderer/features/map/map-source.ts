import { AppError } from '../../../shared/contract/failure.ts'
import { data } from '../../api/client.ts'
import type { MapSource } from '../../map/index.ts'

const RETRY_MS = [200, 600, 1_500]

/** Bulk bytes of the data host; while it restarts (503) they are asked for again. */
async function loadBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await fetch(path, signal ? { signal } : {})
    if (response.ok) return response.arrayBuffer()
    const waitMs = RETRY_MS[attempt]
    if (response.status !== 503 || waitMs === undefined)
      throw new AppError(response.status === 404 ? 'not-found' : 'unavailable', { why: path })
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

/** What the map draws from. */
export const mapSource: MapSource = {
  bytes: loadBytes,
  // A passport without a geometry of its own is drawn by its territory.
  geometry: async (layer, id) => {
    if (layer === 'history') return data['history.geometry']({ op: id })
    return layer.startsWith('passports/')
      ? data['passports.outline']({ fid: id })
      : (await data['layers.feature']({ layer, id })).geometry
  },
}
