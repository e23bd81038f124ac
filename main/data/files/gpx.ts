import { basename, extname } from 'node:path'
import type { Steps } from '../steps.ts'
import { openPlain, type PlainFeature } from './plain-features.ts'
import type { VectorFile, VectorValue } from './vector.ts'
import { attribute } from './workbook-xml.ts'
import { type FeatureFinder, position, xmlFeatures } from './xml-features.ts'

/** GPX 1.1 (Topografix): waypoints as points, routes and tracks as lines. */
export function* openGpx(path: string): Steps<VectorFile> {
  return yield* openPlain({
    format: 'gpx',
    name: basename(path, extname(path)),
    srid: 4326,
    read: () => xmlFeatures(path, waysAndPoints),
  })
}

const pointTags: ReadonlySet<string> = new Set(['wpt', 'trkpt', 'rtept'])
const featureTags: ReadonlySet<string> = new Set(['wpt', 'trk', 'rte'])
const valueTags: ReadonlySet<string> = new Set([
  'name',
  'desc',
  'cmt',
  'type',
  'time',
  'ele',
  'sym',
])

const waysAndPoints: FeatureFinder = (found) => {
  const stack: string[] = []
  let values = new Map<string, VectorValue>()
  let lines: number[][][] = []
  let text = ''
  const finish = (name: string): PlainFeature => {
    if (name === 'wpt')
      return { geometry: { type: 'Point', coordinates: lines[0]?.[0] ?? [] }, values }
    const whole = lines.filter((line) => line.length > 0)
    return {
      geometry: whole.length > 0 ? { type: 'MultiLineString', coordinates: whole } : null,
      values,
    }
  }
  return {
    open: (name, attributes) => {
      stack.push(name)
      text = ''
      if (featureTags.has(name)) {
        values = new Map([['kind', name]])
        lines = [[]]
      }
      if (name === 'trkseg') lines.push([])
      if (pointTags.has(name))
        lines
          .at(-1)
          ?.push(position(`${attribute(attributes, 'lon')},${attribute(attributes, 'lat')}`))
    },
    close: (name) => {
      stack.pop()
      const parent = stack.at(-1) ?? ''
      if (valueTags.has(name) && featureTags.has(parent) && text.trim() !== '')
        values.set(name, name === 'ele' ? Number(text) : text.trim())
      if (featureTags.has(name)) found(finish(name))
      text = ''
    },
    text: (piece) => {
      text += piece
    },
  }
}
