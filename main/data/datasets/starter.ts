import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { layerGroups, textSchema } from '../../../shared/contract/features/layers.ts'
import {
  type Operation,
  type RecordId,
  recordIdSchema,
} from '../../../shared/contract/features/records.ts'
import { encodeGrid } from '../../../shared/domain/grid.ts'
import { uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { DataContext, StartTask } from '../context.ts'
import { one, run, type WriteDb } from '../db/sql.ts'
import { openGeoPackage } from '../files/geopackage.ts'
import { readGeoTiff } from '../files/geotiff.ts'
import type { VectorFile, VectorLayer } from '../files/vector.ts'
import { commit } from '../records/commit.ts'
import { atOnce } from '../steps.ts'
import { type About, columnNames, type Said } from './about.ts'
import { type Content, publish, seal } from './publish.ts'
import { dropStaging, reserveTable, stage } from './staging.ts'

const rankSchema = z.object({ attribute: z.string(), first: z.enum(['high', 'low']) })
const labelsSchema = z.record(z.string(), textSchema)

const layerSchema = z.object({
  id: z.string(),
  /** A raster; vectors are tables of the GeoPackage with the layer's id. */
  file: z.string().optional(),
  title: textSchema,
  group: z.enum(layerGroups),
  shown: z.boolean(),
  /** true = name_kk, name_ru, name_en. */
  names: z.union([z.boolean(), z.tuple([z.string(), z.string(), z.string()])]).default(false),
  key: z.string().nullable().default(null),
  rank: rankSchema.nullable().default(null),
  class: z.string().nullable().default(null),
  schematic: z.boolean().default(false),
  source: textSchema,
  licence: z.string(),
  date: z.string(),
  note: textSchema,
  /** Where an attribute means something else here: key of another entry of `attributes`. */
  labels: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), labelsSchema).default({}),
})
type StarterLayer = z.output<typeof layerSchema>

const manifestSchema = z.object({
  attributes: z.record(z.string(), textSchema.extend({ values: labelsSchema.default({}) })),
  layers: z.array(layerSchema),
})
type Manifest = z.output<typeof manifestSchema>

export function readManifest(folder: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'layers.json'), 'utf8')))
}

const packageName = 'kz-starter.gpkg'

/** What a crash left half filled is dropped before anything else. */
export const cleanTask: StartTask = {
  name: 'datasets-clean',
  run: (ctx) => {
    const dropped = dropStaging(ctx.db)
    if (dropped > 0) ctx.log.warn('unfinished imports dropped', { dropped })
  },
}

/** A store without a single data set gets the starter data: the map is never empty. */
export const starterTask: StartTask = {
  name: 'starter-data',
  run: (ctx, { starter }) => {
    if (!starter) return
    const any = one(ctx.db, z.object({ id: z.number() }), 'SELECT id FROM dataset LIMIT 1')
    if (!any) loadStarter(ctx, join(ctx.assetsFolder, 'starter'))
  },
}

/** All layers in one command: a start that is cut leaves an empty store, and begins again. */
export function loadStarter(ctx: DataContext, folder: string): void {
  const manifest = readManifest(folder)
  const file = openGeoPackage(join(folder, packageName))
  const tx: WriteDb = { raw: ctx.db.raw, writable: true }
  function* operations(): Generator<Operation, void, void> {
    for (const layer of manifest.layers) {
      const made = layer.file
        ? addRaster(tx, layer, folder)
        : addVector(tx, layer, { manifest, file })
      const record = fixedRecordId(layer.id)
      yield* publish(tx, made.content, {
        layer: layer.id,
        record,
        about: made.about,
        said: saidOf(layer),
        now: ctx.now(),
      })
    }
  }
  try {
    commit(ctx, {
      command: fixedUuid('command'),
      act: 'starter',
      args: { count: manifest.layers.length },
      undoable: false,
      operations: operations(),
    })
  } finally {
    file.close()
  }
}

/** The same on every device, so that two offices do not send the starter data to one another twice. */
function fixedUuid(name: string): string {
  const bytes = createHash('sha256').update(`qorgau-starter:${name}`).digest().subarray(0, 16)
  // Version 8, "made by rules of one's own" (RFC 9562, 5.8), and the variant bits.
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidFromBytes(bytes)
}
const fixedRecordId = (layer: string): RecordId => recordIdSchema.parse(fixedUuid(layer))

interface Made {
  readonly content: Content
  readonly about: About
}

interface VectorContext {
  readonly manifest: Manifest
  readonly file: VectorFile
}

function addVector(tx: WriteDb, layer: StarterLayer, { manifest, file }: VectorContext): Made {
  const found = file.layers.find(({ name }) => name === layer.id)
  if (!found) throw new Error(`the starter GeoPackage has no layer ${layer.id}`)
  const columns = columnsOf(found, layer, manifest)
  const notes = { flattened: 0, degenerate: 0 }
  const steps = stage(
    tx,
    file.features(found, notes),
    {
      srid: found.srid,
      kind: found.kind === 'mixed' ? null : found.kind,
      skipOthers: false,
      columns: columns.map(({ column, type }, from) => ({ column, type, from })),
      classFrom:
        layer.class === null ? null : columns.findIndex(({ name }) => name === layer.class),
      count: found.count,
    },
    notes,
  )
  const staged = atOnce(steps)
  const labels = columns.find(({ name }) => name === layer.class)?.values ?? []
  const about: About = {
    ...aboutOf(layer, packageName),
    columns,
    classes: staged.classValues.map(
      (value) =>
        labels.find((known) => known.value === value) ?? {
          value,
          label: { kk: value, ru: value, en: value },
        },
    ),
  }
  return { content: seal(tx, staged), about }
}

function aboutOf(
  { shown, key, rank, names, class: classAttribute }: StarterLayer,
  file: string,
): About {
  const [kk, ru, en] = Array.isArray(names) ? names : ['name_kk', 'name_ru', 'name_en']
  return {
    shown,
    names: names === false ? null : { kk, ru, en },
    key,
    rank,
    classAttribute,
    classes: [],
    columns: [],
    multi: false,
    file,
  }
}

function saidOf({ title, group, source, licence, date, note, schematic }: StarterLayer): Said {
  return { title, group, source, licence, date, note, schematic, synthetic: false }
}

function columnsOf(found: VectorLayer, layer: StarterLayer, manifest: Manifest): About['columns'] {
  const names = columnNames(found.attributes.map(({ name }) => name))
  return found.attributes.map(({ name, type }, i) => {
    const entry = manifest.attributes[layer.labels[name] ?? name]
    if (!entry) throw new Error(`layers.json has no words for ${layer.id}.${name}`)
    const { values, ...label } = entry
    const words = layer.values[name] ?? values
    return {
      name,
      column: names[i] ?? name,
      type,
      label,
      values: Object.entries(words).map(([value, words]) => ({ value, label: words })),
    }
  })
}

function addRaster(tx: WriteDb, layer: StarterLayer, folder: string): Made {
  const grid = readGeoTiff(join(folder, layer.file ?? ''))
  const bytes = encodeGrid(grid)
  const table = reserveTable(tx, 1)
  run(tx, 'INSERT INTO dataset_grid (tbl, bytes) VALUES (:table, :bytes)', { table, bytes })
  return {
    content: {
      table,
      geometry: 'raster',
      count: grid.columns * grid.rows,
      box: grid.box,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      classes: null,
    },
    about: aboutOf(layer, basename(layer.file ?? '')),
  }
}
