import { basename, extname } from 'node:path'
import type { Steps } from '../steps.ts'
import { kindOf, openPlain, type PlainFeature, type PlainGeometry } from './plain-features.ts'
import type { VectorFile, VectorValue } from './vector.ts'
import { attribute } from './workbook-xml.ts'
import { type FeatureFinder, position, xmlFeatures } from './xml-features.ts'

/**
 * KML 2.2 (OGC 07-147r2): placemarks with their folder, name, description and extended data. Links to
 * other files are not followed: an import reads what a person chose and nothing else.
 */
export function* openKml(path: string): Steps<VectorFile> {
  return yield* openPlain({
    format: 'kml',
    name: basename(path, extname(path)),
    srid: 4326,
    read: () => xmlFeatures(path, placemarks),
  })
}

interface Placemark {
  readonly values: Map<string, VectorValue>
  readonly geometries: PlainGeometry[]
}

/** Elements whose text is a value of the placemark. */
const valueTags: ReadonlySet<string> = new Set(['name', 'description', 'address', 'phoneNumber'])

const placemarks: FeatureFinder = (found) => {
  const stack: string[] = []
  const folders: string[] = []
  let placemark: Placemark | null = null
  let text = ''
  let key = ''
  let rings: number[][][] = []

  const put = (name: string, value: string) => {
    if (value !== '') placemark?.values.set(name, value)
  }
  const close = (name: string, parent: string | undefined) => {
    const value = text.trim()
    if (name === 'Folder' || name === 'Document') folders.pop()
    else if (!placemark) {
      if (name === 'name' && (parent === 'Folder' || parent === 'Document'))
        folders[folders.length - 1] = value
    } else if (name === 'Placemark') {
      for (const feature of featuresOf(placemark)) found(feature)
      placemark = null
    } else if (valueTags.has(name) && parent === 'Placemark') put(name, value)
    else if ((name === 'value' && parent === 'Data') || name === 'SimpleData') put(key, value)
    else closeGeometry(name, parent, placemark)
  }
  const closeGeometry = (name: string, parent: string | undefined, { geometries }: Placemark) => {
    if (name === 'coordinates') {
      const positions = text.trim().split(/\s+/).filter(Boolean).map(position)
      if (parent === 'Point') geometries.push({ type: 'Point', coordinates: positions[0] ?? [] })
      else if (parent === 'LineString')
        geometries.push({ type: 'LineString', coordinates: positions })
      else if (parent === 'LinearRing') rings.push(positions)
    } else if (name === 'Polygon') {
      geometries.push({ type: 'Polygon', coordinates: rings })
      rings = []
    } else if (name === 'LinearRing' && !stack.includes('Polygon')) {
      geometries.push({ type: 'LineString', coordinates: rings.pop() ?? [] })
    }
  }

  return {
    open: (name, attributes) => {
      stack.push(name)
      text = ''
      if (name === 'Folder' || name === 'Document') folders.push('')
      if (name === 'Placemark') {
        placemark = { values: new Map(), geometries: [] }
        rings = []
        const folder = folders.filter(Boolean).join(' / ')
        if (folder !== '') placemark.values.set('folder', folder)
      }
      if (name === 'Data' || name === 'SimpleData') key = attribute(attributes, 'name') ?? name
    },
    close: (name) => {
      stack.pop()
      close(name, stack.at(-1))
      text = ''
    },
    text: (piece) => {
      text += piece
    },
  }
}

/** One feature a kind of geometry: a placemark may hold a point and its outline. */
function featuresOf({ values, geometries }: Placemark): PlainFeature[] {
  if (geometries.length === 0) return [{ geometry: null, values }]
  const byKind = Map.groupBy(geometries, kindOf)
  return [...byKind.values()].map((same) => ({ geometry: joined(same), values }))
}

const multis = {
  point: 'MultiPoint',
  line: 'MultiLineString',
  polygon: 'MultiPolygon',
} as const

function joined(same: readonly PlainGeometry[]): PlainGeometry | null {
  const [first] = same
  if (!first || same.length === 1) return first ?? null
  return { type: multis[kindOf(first)], coordinates: same.map(({ coordinates }) => coordinates) }
}
