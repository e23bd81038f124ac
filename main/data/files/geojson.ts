import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import { type BlobNotes, BlobWriter, type GeometryKind } from '../db/geometry-blob.ts'
import type { Steps } from '../steps.ts'
import { blobFromGeoJson } from './geojson-geometry.ts'
import {
  isArrayAhead,
  isObjectAhead,
  JsonStream,
  parseJson,
  readItems,
  readMembers,
} from './json-stream.ts'
import {
  ofFeature,
  type VectorAttribute,
  type VectorFeature,
  type VectorFile,
  type VectorLayer,
  type VectorValue,
} from './vector.ts'

/** RFC 7946, and the `crs` member of the format before it. Read twice: once to learn its columns. */
export function* openGeoJson(path: string): Steps<VectorFile> {
  if (statSync(path).size === 0)
    throw new AppError('bad-file', { why: 'the file is empty', detail: { reason: 'empty' } })
  const survey = yield* surveyFile(path)
  const layer: VectorLayer = {
    name: basename(path, extname(path)),
    title: survey.title ?? basename(path, extname(path)),
    kind: survey.kinds.size === 1 ? ([...survey.kinds][0] ?? 'mixed') : 'mixed',
    count: survey.count,
    srid: survey.srid,
    attributes: [...survey.attributes].map(([name, type]) => ({ name, type })),
  }
  return {
    format: 'geojson',
    layers: [layer],
    features: (asked, notes) => readFeatures(path, asked, notes),
    close: () => undefined,
  }
}

/** A file with more columns than this is no table that a person could map. */
const mostAttributes = 1_000

interface Survey {
  title: string | undefined
  srid: number
  count: number
  readonly kinds: Set<GeometryKind>
  readonly attributes: Map<string, VectorAttribute['type']>
}

/** Features between two pauses. */
const pauseFeatures = 500

function* surveyFile(path: string): Steps<Survey> {
  const survey: Survey = {
    title: undefined,
    srid: 4326,
    count: 0,
    kinds: new Set(),
    attributes: new Map(),
  }
  const members = (key: string, value: unknown) => {
    if (key === 'name' && typeof value === 'string') survey.title = value
    if (key === 'crs' && value !== null) survey.srid = sridOf(value)
  }
  for (const bytes of featureBytes(path, members)) {
    const feature = parseFeature(bytes, survey.count + 1)
    survey.count++
    if (survey.count % pauseFeatures === 0) yield
    const kind = kindOf(feature.geometry?.type)
    if (kind) survey.kinds.add(kind)
    for (const [name, value] of propertiesOf(feature)) {
      if (value === null) survey.attributes.set(name, survey.attributes.get(name) ?? 'number')
      else if (typeof value !== 'number' && typeof value !== 'boolean')
        survey.attributes.set(name, 'text')
      else if (!survey.attributes.has(name)) survey.attributes.set(name, 'number')
    }
    if (survey.attributes.size > mostAttributes)
      throw new AppError('bad-file', { why: 'too many columns', detail: { reason: 'too-big' } })
  }
  if (survey.count === 0)
    throw new AppError('bad-file', { why: 'no features', detail: { reason: 'empty' } })
  return survey
}

/** The bytes of each feature; other members of the collection are told, when they are small. */
function* featureBytes(
  path: string,
  member: (key: string, value: unknown) => void,
): Generator<Buffer, void, void> {
  const stream = new JsonStream(path)
  try {
    stream.skipMark()
    if (!isObjectAhead(stream))
      throw new AppError('bad-file', { why: 'no object', detail: { reason: 'not-geojson' } })
    yield* splitCollection(stream, member, path)
  } finally {
    stream.close()
  }
}

/** Members of the collection that are read rather than skipped. */
const smallMember = 64 << 10

function* splitCollection(
  stream: JsonStream,
  member: (key: string, value: unknown) => void,
  path: string,
): Generator<Buffer, void, void> {
  let found = false
  for (const key of readMembers(stream)) {
    if (key === 'features' && isArrayAhead(stream)) {
      found = true
      yield* readItems(stream)
    } else {
      const bytes = stream.value(smallMember)
      if (bytes) member(key, parseJson(bytes))
    }
  }
  if (stream.peek() !== -1)
    throw new AppError('bad-file', {
      why: 'text behind the end',
      detail: { reason: 'not-geojson' },
    })
  if (!found) yield singleFeature(path)
}

/** A file that is one feature or one geometry; such a file is small or no honest one. */
const largestSingle = 64 << 20

function singleFeature(path: string): Buffer {
  const { size } = statSync(path)
  if (size > largestSingle)
    throw new AppError('bad-file', {
      why: 'no list of features',
      detail: { reason: 'not-geojson' },
    })
  const bytes = readFileSync(path)
  const root = parseJson(bytes[0] === 0xef ? bytes.subarray(3) : bytes) as { type?: unknown }
  if (root.type === 'Feature') return Buffer.from(JSON.stringify(root))
  if (kindOf(root.type))
    return Buffer.from(JSON.stringify({ type: 'Feature', geometry: root, properties: {} }))
  throw new AppError('bad-file', { why: 'no GeoJSON', detail: { reason: 'not-geojson' } })
}

const featureSchema = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  geometry: z.looseObject({ type: z.string() }).nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
})
type Feature = z.output<typeof featureSchema>

function parseFeature(bytes: Buffer, number: number): Feature {
  const parsed = featureSchema.safeParse(parseJson(bytes))
  if (parsed.success) return parsed.data
  throw new AppError('bad-file', {
    why: parsed.error.message,
    detail: { reason: 'not-geojson', feature: number },
  })
}

/** The `id` beside the properties becomes one of them, unless they hold one themselves. */
function propertiesOf({ id, properties }: Feature): [string, unknown][] {
  const own = Object.entries(properties ?? {})
  return id === undefined || Object.hasOwn(properties ?? {}, 'id') ? own : [['id', id], ...own]
}

function kindOf(type: unknown): GeometryKind | null {
  if (type === 'Point' || type === 'MultiPoint') return 'point'
  if (type === 'LineString' || type === 'MultiLineString') return 'line'
  return type === 'Polygon' || type === 'MultiPolygon' ? 'polygon' : null
}

/** `urn:ogc:def:crs:EPSG::3857`, `EPSG:3857` or `urn:ogc:def:crs:OGC:1.3:CRS84`; 0 = unknown. */
function sridOf(crs: unknown): number {
  const name = JSON.stringify(crs)
  if (/CRS:?84/.test(name)) return 4326
  const code = /EPSG:[^"]*?(\d{4,6})"/.exec(name)?.[1]
  return code ? Number(code) : 0
}

function* readFeatures(
  path: string,
  layer: VectorLayer,
  notes: BlobNotes,
): Generator<VectorFeature, void, void> {
  const writer = new BlobWriter()
  let id = 0
  for (const bytes of featureBytes(path, () => undefined)) {
    id++
    const feature = parseFeature(bytes, id)
    const made = ofFeature(id, () => blobFromGeoJson(feature.geometry, writer, notes, layer.srid))
    const values = new Map(propertiesOf(feature))
    yield {
      id,
      blob: made?.blob ?? null,
      kind: made?.kind ?? null,
      multi: made?.multi ?? false,
      box: made?.box ?? null,
      values: layer.attributes.map(({ name, type }) => plainValue(values.get(name), type)),
    }
  }
}

function plainValue(value: unknown, type: VectorAttribute['type']): VectorValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return type === 'number' ? Number(value) : String(value)
  if (typeof value === 'number') return type === 'number' ? value : String(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
