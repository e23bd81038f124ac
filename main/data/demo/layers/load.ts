import { z } from 'zod'
import type { RecordsChanged } from '../../../../shared/contract/features/records.ts'
import { bytesFromUuid } from '../../../../shared/domain/ids.ts'
import type { DataContext, IdleTask, Slot } from '../../context.ts'
import { type About, columnNames, type Said } from '../../datasets/about.ts'
import { publish, seal } from '../../datasets/publish.ts'
import { type Staged, type StageStep, stage } from '../../datasets/staging.ts'
import { blobFromGeometry } from '../../db/geometry.ts'
import type { BlobBox } from '../../db/geometry-blob.ts'
import { one, type WriteDb } from '../../db/sql.ts'
import type { VectorFeature } from '../../files/vector.ts'
import { commit } from '../../records/commit.ts'
import { counts } from '../objects.ts'
import { recordIds } from '../operations.ts'
import { demoCommand } from '../queries.ts'
import { randomOf } from '../random.ts'
import { gatherLand } from './land.ts'
import type { DemoFeature, DemoLayer, Land } from './layer.ts'
import { objectLayers } from './objects.ts'
import { readingLayers } from './readings.ts'
import { tableLayers } from './tables.ts'
import { type LayerWords, readLayerWords } from './words.ts'
import { zoneLayers } from './zones.ts'

/** Every layer of the demonstration; readings after the stations that they name. */
export const demoLayers: readonly DemoLayer[] = [
  ...zoneLayers,
  ...objectLayers,
  ...readingLayers,
  ...tableLayers,
]

const startRow = z.object({ at: z.number() })
const foundRow = z.object({ found: z.number() })

/** The commands of the layers, by their number. */
const layerCommand = (n: number): string =>
  `01900000-0000-7000-8002-0000${n.toString(16).padStart(8, '0')}`

/** When the demonstration began, once the last of its objects is there; null before, and in other stores. */
function startOf({ db }: DataContext): number | null {
  const begun = one(db, startRow, 'SELECT at FROM grp WHERE command = :command', {
    command: bytesFromUuid(demoCommand),
  })
  if (!begun) return null
  const last = bytesFromUuid(recordIds(begun.at)(`event/${counts.event}`))
  const there = one(db, foundRow, 'SELECT count(*) AS found FROM rec WHERE id = :last', { last })
  return there?.found === 1 ? begun.at : null
}

interface Loading {
  readonly steps: Generator<unknown, void, void> | null
}

const loading: Slot<{ now: Loading | null }> = { name: 'demo-layers', make: () => ({ now: null }) }

/**
 * The layers of the demonstration come after its records, in quiet moments and short steps; a layer
 * that is there is never made again, whatever version of it is shown.
 */
export const demoLayersUpkeep: IdleTask = {
  name: 'demonstration layers',
  run: (ctx) => {
    const kept = ctx.keep(loading)
    if (!kept.now) {
      const start = startOf(ctx)
      if (start === null) return false
      kept.now = { steps: loadLayers(ctx, start) }
    }
    const { steps } = kept.now
    if (!steps) return false
    if (!steps.next().done) return true
    kept.now = { steps: null }
    return false
  },
}

function* loadLayers(ctx: DataContext, start: number): Generator<unknown, void, void> {
  const missing = demoLayers.flatMap((layer, n) => (isThere(ctx, n) ? [] : [{ layer, n }]))
  if (missing.length === 0) return
  const words = readLayerWords(ctx.assetsFolder)
  const land = yield* gatherLand(ctx, start)
  // Windows and maps look at the layers once, when the last is there.
  const told: RecordsChanged = { change: 0, records: [] }
  const hushed: DataContext = {
    ...ctx,
    emit: (_, payload) => {
      const { change, records } = payload as RecordsChanged
      told.change = change
      told.records.push(...records)
    },
  }
  for (const { layer, n } of missing) {
    const staged = yield* fill(ctx, layer, land)
    show(hushed, { layer, n, staged, words, start })
    yield
  }
  ctx.emit('records.changed', told)
}

const isThere = ({ db }: DataContext, n: number): boolean =>
  one(db, foundRow, 'SELECT count(*) AS found FROM grp WHERE command = :command', {
    command: bytesFromUuid(layerCommand(n)),
  })?.found === 1

function fill(
  { db }: DataContext,
  layer: DemoLayer,
  land: Land,
): Generator<StageStep, Staged, void> {
  const names = columnNames(layer.columns.map(([name]) => name))
  const classFrom = layer.columns.findIndex(([name]) => name === layer.classAttribute)
  return stage(
    db,
    featuresOf(layer, land),
    {
      srid: 4326,
      kind: layer.kind,
      skipOthers: false,
      columns: layer.columns.map(([, type], from) => ({ column: names[from] ?? '', type, from })),
      classFrom: classFrom < 0 ? null : classFrom,
      count: 0,
    },
    { flattened: 0, degenerate: 0 },
  )
}

function* featuresOf(layer: DemoLayer, land: Land): Generator<VectorFeature> {
  let id = 0
  for (const feature of layer.features(land, randomOf('layer', layer.layer)))
    yield vectorOf(feature, layer.kind, ++id)
}

function vectorOf(
  { geometry, values }: DemoFeature,
  kind: DemoLayer['kind'],
  id: number,
): VectorFeature {
  if (!geometry) return { id, blob: null, kind: null, multi: false, box: null, values }
  const blob = Buffer.from(blobFromGeometry(geometry))
  // The box stands in the head of the blob, after mark, byte order and SRID.
  const box: BlobBox = [
    blob.readDoubleLE(6),
    blob.readDoubleLE(14),
    blob.readDoubleLE(22),
    blob.readDoubleLE(30),
  ]
  return { id, blob, kind, multi: kind !== 'point', box, values }
}

interface Filled {
  readonly layer: DemoLayer
  readonly n: number
  readonly staged: Staged
  readonly words: LayerWords
  readonly start: number
}

function show(ctx: DataContext, { layer, n, staged, words, start }: Filled): void {
  const tx: WriteDb = { raw: ctx.db.raw, writable: true }
  function* operations() {
    yield* publish(tx, seal(tx, staged), {
      layer: layer.layer,
      record: recordIds(start)(`layer/${layer.layer}`),
      about: aboutOf(layer, staged, words),
      said: saidOf(layer, words, start),
      now: ctx.now(),
    })
  }
  commit(ctx, {
    command: layerCommand(n),
    act: 'demo',
    args: { count: staged.count },
    undoable: false,
    operations: operations(),
  })
}

const textOf = (texts: LayerWords['titles'], key: string) => {
  const found = texts[key]
  if (!found) throw new Error(`layers.json has no words for ${key}`)
  return found
}

function aboutOf(layer: DemoLayer, staged: Staged, words: LayerWords): About {
  const names = columnNames(layer.columns.map(([name]) => name))
  const labelled = (value: string) => ({
    value,
    label: words.values[value] ?? { kk: value, ru: value, en: value },
  })
  return {
    // Invented zones do not lie on the map until somebody asks for them.
    shown: false,
    names: null,
    key: null,
    rank: null,
    classAttribute: staged.classes ? (layer.classAttribute ?? null) : null,
    classes: staged.classValues.map(labelled),
    columns: layer.columns.map(([name, type], i) => ({
      name,
      column: names[i] ?? name,
      type,
      label: textOf(words.attributes, name),
      values: name === layer.classAttribute ? staged.classValues.map(labelled) : [],
    })),
    multi: false,
    file: '',
  }
}

const saidOf = (layer: DemoLayer, words: LayerWords, start: number): Said => ({
  title: textOf(words.titles, layer.layer),
  group: 'objects',
  source: words.source,
  licence: 'CC0 1.0',
  date: new Date(start).toISOString().slice(0, 10),
  note: words.note,
  schematic: true,
  synthetic: true,
})
