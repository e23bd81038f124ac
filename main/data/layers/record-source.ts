import { z } from 'zod'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import {
  type RecordsChanged,
  recordIdSchema,
  recordKinds,
} from '../../../shared/contract/features/records.ts'
import { demoSource } from '../../../shared/domain/demo.ts'
import type { Field, KindDictionary } from '../../../shared/domain/dictionary.ts'
import { uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { Language, Text } from '../../../shared/i18n/language.ts'
import { messageOf } from '../../../shared/i18n/messages/all.ts'
import type { DataContext, EventHandler, Slot } from '../context.ts'
import { quoted } from '../db/quoted.ts'
import type { Window } from '../db/rtree.ts'
import { all, one, type ReadDb, statement } from '../db/sql.ts'
import { readReference } from '../dictionary/reference.ts'
import { wideColumn, wideTable } from '../projections/wide.ts'
import type { FeatureHead, LayerSource, Value } from './source.ts'

/**
 * Kinds of record that are layers, each with the geometry it is drawn by and its class. Where
 * points are drawn, a line or an area shows as a point on it.
 */
const shownKinds = {
  territory: { geometry: 'polygon', classKey: 'admin_level' },
  hazfac: { geometry: 'point', classKey: 'hazard_class' },
  dam: { geometry: 'point', classKey: 'tech_state' },
  hazsite: { geometry: 'point', classKey: 'hazard_kind' },
  critfac: { geometry: 'point', classKey: 'facility_type' },
  forces: { geometry: 'point', classKey: 'unit_type' },
  event: { geometry: 'point', classKey: 'hazard_code' },
} as const
type ShownKind = keyof typeof shownKinds

/** Records whose geometry has a class of SpatiaLite that the layer can draw. */
const drawable = {
  point: 'TRUE',
  polygon: "substr(g.geom, 40, 4) IN (X'03000000', X'06000000')",
} as const
const geometrySql = {
  point: `SELECT CASE WHEN substr(geom, 40, 4) IN (X'01000000', X'04000000') THEN geom
      ELSE coalesce(ST_PointOnSurface(geom), ST_Centroid(geom)) END FROM rec_geom WHERE fid = ?`,
  polygon: 'SELECT geom FROM rec_geom WHERE fid = ?',
} as const

/** Layers of up to this many features travel whole and are drawn as a plain vector layer. */
const mostWhole = 5_000

/** What drawing needs of every record of a kind, kept up to date by the events of commits. */
interface KindState {
  /** Class by fid; what is not in it is not of this layer. */
  readonly classes: Map<number, number>
  /** Those of them whose values the demonstration generator made. */
  readonly synthetic: Set<number>
  version: number
  box: Window | null
}
const states: Slot<Map<ShownKind, KindState>> = {
  name: 'record-layers',
  make: () => new Map(),
}

/** Layers of passports; read from the projections, which a commit writes with the record. */
export function recordSources(ctx: DataContext): readonly LayerSource[] {
  return (Object.keys(shownKinds) as ShownKind[]).map((kind) => recordSource(ctx, kind))
}

/** A commit moves the version of the layers whose records it touched. */
export const layersOfChanges: EventHandler = (ctx, payload) => {
  const { change, records } = payload as RecordsChanged
  const kept = ctx.keep(states)
  for (const [kind, state] of kept) {
    const touched = records.filter((record) => record.kind === kind)
    if (touched.length === 0) continue
    for (const { fid } of touched) refresh(ctx, kind, state, fid)
    state.version = change
    state.box = boxOf(ctx, kind, state)
  }
}

const rowSchema = z.object({
  fid: z.number(),
  class: z.string().nullable(),
  source: z.string().nullable(),
})
const changeSchema = z.object({ change: z.number() })

function drawnSql(ctx: DataContext, kind: ShownKind): string {
  const classField = fieldOf(ctx, kind, shownKinds[kind].classKey)
  const column = classField ? `w.${wideColumn(classField)}` : 'NULL'
  return `SELECT h.fid, ${column} AS class, json_extract(r.src, '$."*"[0]') AS source
    ${drawnFrom(kind)}`
}

const drawnFrom = (
  kind: ShownKind,
): string => `FROM p_head h JOIN rec r ON r.fid = h.fid AND r.deleted = 0
    JOIN rec_geom g ON g.fid = h.fid LEFT JOIN ${wideTable(kind)} w ON w.fid = h.fid
   WHERE h.kind = ${recordKinds[kind]} AND ${drawable[shownKinds[kind].geometry]}`

function stateOf(ctx: DataContext, kind: ShownKind): KindState {
  const kept = ctx.keep(states)
  const known = kept.get(kind)
  if (known) return known
  const { change } = changeSchema.parse(
    one(ctx.db, changeSchema, 'SELECT ifnull(max(id), 0) AS change FROM grp'),
  )
  const rows = all(ctx.db, rowSchema, drawnSql(ctx, kind))
  const state: KindState = {
    classes: new Map(rows.map((row) => [row.fid, classIndex(ctx, kind, row.class)])),
    synthetic: new Set(rows.flatMap(({ fid, source }) => (source === demoSource ? [fid] : []))),
    // A version is an address of tiles: never 0, which means "none".
    version: Math.max(1, change),
    box: null,
  }
  state.box = boxOf(ctx, kind, state)
  kept.set(kind, state)
  return state
}

function refresh(ctx: DataContext, kind: ShownKind, state: KindState, fid: number): void {
  const row = one(ctx.db, rowSchema, `${drawnSql(ctx, kind)} AND h.fid = :fid`, { fid })
  if (row) state.classes.set(fid, classIndex(ctx, kind, row.class))
  else state.classes.delete(fid)
  if (row?.source === demoSource) state.synthetic.add(fid)
  else state.synthetic.delete(fid)
}

const fieldOf = (ctx: DataContext, kind: ShownKind, key: string): Field | undefined =>
  dictionaryOf(ctx, kind).byKey.get(key)

const dictionaryOf = (ctx: DataContext, kind: ShownKind): KindDictionary =>
  ctx.dictionary.dictionary.kinds[kind]

function classIndex(ctx: DataContext, kind: ShownKind, value: string | null): number {
  return (
    classesOf(ctx, kind).findIndex(
      (one) => one.value === value || value?.startsWith(`${one.value}.`),
    ) + 1
  )
}

interface Class {
  readonly value: string
  readonly label: Text
}

/** Options of the class field; of emergencies the families of the tree, its second level. */
function classesOf(ctx: DataContext, kind: ShownKind): readonly Class[] {
  const field = fieldOf(ctx, kind, shownKinds[kind].classKey)
  return field?.ref === 'hazardClass' ? ctx.keep(hazardFamilies) : (field?.options ?? [])
}

const hazardFamilies: Slot<readonly Class[]> = {
  name: 'hazard-families',
  make: ({ assetsFolder }) =>
    readReference(assetsFolder)
      .hazardClasses.classes.filter(({ code }) => code === 'I' || code.split('.').length === 2)
      .filter(({ code }) => !code.startsWith('I.'))
      .map(({ code, label }) => ({ value: code, label })),
}

const windowSql = `SELECT pkid, xmin, ymin, xmax, ymax FROM idx_rec_geom_geom
  WHERE xmax >= ? AND xmin <= ? AND ymax >= ? AND ymin <= ?`

type IndexRow = [fid: number, west: number, south: number, east: number, north: number]

/** In one go: the index changes with commits, so a walk may not pause half-way. */
function rowsIn(db: ReadDb, [west, south, east, north]: Window): IndexRow[] {
  return statement(db, windowSql).raw().all(west, east, south, north) as IndexRow[]
}

function boxOf(ctx: DataContext, _kind: ShownKind, state: KindState): Window | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [fid, left, bottom, right, top] of rowsIn(ctx.db, [-180, -90, 180, 90])) {
    if (!state.classes.has(fid)) continue
    west = Math.min(west, left)
    south = Math.min(south, bottom)
    east = Math.max(east, right)
    north = Math.max(north, top)
  }
  return west > east ? null : [west, south, east, north]
}

const headSchema = z.object({
  id: z.instanceof(Uint8Array).transform((bytes) => recordIdSchema.parse(uuidFromBytes(bytes))),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
  unit: z.string().nullable(),
  number: z.string().nullable(),
  state: z.string(),
  completeness: z.number(),
  class: z.string().nullable(),
})

function recordSource(ctx: DataContext, kind: ShownKind): LayerSource {
  const { db } = ctx
  const state = stateOf(ctx, kind)
  const classField = fieldOf(ctx, kind, shownKinds[kind].classKey)
  const headSql = `SELECT r.id, h.name_kk AS kk, h.name_ru AS ru, h.name_en AS en, h.unit, h.number,
      h.state, h.completeness, ${classField ? `w.${wideColumn(classField)}` : 'NULL'} AS class
    FROM p_head h JOIN rec r ON r.fid = h.fid LEFT JOIN ${wideTable(kind)} w ON w.fid = h.fid
   WHERE h.fid = :fid`
  const rowOf = (fid: number) =>
    state.classes.has(fid) ? one(db, headSchema, headSql, { fid }) : undefined
  const geometry = (sql: string, fid: number): Buffer | null => {
    const row = statement(db, sql).raw().get(fid)
    return ((row as [Buffer | null] | undefined) ?? [null])[0]
  }
  return {
    layer: layerOf(ctx, kind, state),
    geometryType: 'GEOMETRY',
    // oxlint-disable-next-line require-yield -- the walk of a record layer is too short to be cut
    *walk(window, visitor) {
      for (const [fid, west, south, east, north] of rowsIn(db, window))
        if (state.classes.has(fid)) visitor.feature(fid, [west, south, east, north])
    },
    blob: (fid) => geometry(geometrySql.polygon, fid),
    drawn: (fid) => geometry(geometrySql[shownKinds[kind].geometry], fid),
    head: (fid) => {
      const row = rowOf(fid)
      return row ? headOf(row, classField) : null
    },
    classOf: (fid) => state.classes.get(fid) ?? 0,
    ids: (after, limit) =>
      [...state.classes.keys()]
        .filter((fid) => fid > after)
        .sort((a, b) => a - b)
        .slice(0, limit),
    grid: () => new Uint8Array(0),
    relation: relationOf(ctx, kind, classField),
    table: (fids) => {
      const rows = fids.map((fid) => rowOf(fid))
      const column = (read: (row: z.output<typeof headSchema>) => Value): Value[] =>
        rows.map((row) => (row ? read(row) : null))
      return {
        kk: column((row) => row.kk ?? row.ru),
        ru: column((row) => row.ru ?? row.kk),
        en: column((row) => row.en ?? row.ru ?? row.kk),
        key: column((row) => row.unit),
        record: column((row) => row.id),
      }
    },
  }
}

/** The attributes of `headOf`, for all records that are drawn. */
function relationOf(
  ctx: DataContext,
  kind: ShownKind,
  classField: Field | undefined,
): LayerSource['relation'] {
  const columns = {
    object_name_kk: 'h.name_kk',
    object_name_ru: 'h.name_ru',
    kato_code: 'h.unit',
    passport_number: 'h.number',
    status: 'h.state',
    ...(classField ? { [classField.key]: `w.${wideColumn(classField)}` } : {}),
    completeness: 'h.completeness',
  }
  const list = Object.entries(columns).map(([name, column]) => `${column} AS ${quoted(name)}`)
  return {
    sql: `SELECT h.fid, ${list.join(', ')} ${drawnFrom(kind)}`,
    columns: Object.keys(columns),
  }
}

function headOf(row: z.output<typeof headSchema>, classField: Field | undefined): FeatureHead {
  const { kk, ru, en, unit, number, state, completeness } = row
  return {
    record: row.id,
    title: { kk: kk ?? ru ?? '', ru: ru ?? kk ?? '', en: en ?? ru ?? kk ?? '' },
    attributes: {
      object_name_kk: kk,
      object_name_ru: ru,
      kato_code: unit,
      passport_number: number,
      status: state,
      ...(classField ? { [classField.key]: row.class } : {}),
      completeness,
    },
  }
}

const textOf = (text: Text) => ({ kk: text.kk, ru: text.ru, en: text.en })
const wordsOf = (key: Parameters<typeof messageOf>[0]) => {
  const message = messageOf(key)
  const plain = (language: Language): string => {
    const form = message[language]
    return typeof form === 'string' ? form : form.other
  }
  return { kk: plain('kk'), ru: plain('ru'), en: plain('en') }
}

function layerOf(ctx: DataContext, kind: ShownKind, state: KindState): Layer {
  const fields = [
    'object_name_kk',
    'object_name_ru',
    'kato_code',
    'passport_number',
    'status',
    shownKinds[kind].classKey,
  ]
  const classField = fieldOf(ctx, kind, shownKinds[kind].classKey)
  return {
    id: `passports/${kind}`,
    store: 'record',
    title: wordsOf(`layers.passports.${kind}`),
    group: kind === 'event' ? 'events' : 'passports',
    geometry: shownKinds[kind].geometry,
    count: state.classes.size,
    version: state.version,
    box: state.box && [...state.box],
    source: wordsOf('layers.passports.source'),
    licence: '',
    date: '',
    schematic: false,
    synthetic: state.synthetic.size > 0,
    note: wordsOf('layers.passports.note'),
    shown: kind === 'hazfac',
    whole: state.classes.size <= mostWhole,
    attributes: [
      ...fields.flatMap((key) => {
        const field = fieldOf(ctx, kind, key)
        return field
          ? [
              {
                name: key,
                type: 'text' as const,
                label: textOf(field.label),
                values:
                  key === shownKinds[kind].classKey
                    ? labelled(classesOf(ctx, kind))
                    : labelled(field.options),
              },
            ]
          : []
      }),
      {
        name: 'completeness',
        type: 'number',
        label: wordsOf('layers.passports.completeness'),
        values: [],
      },
    ],
    nameAttributes: { kk: 'object_name_kk', ru: 'object_name_ru', en: 'object_name_ru' },
    keyAttribute: 'kato_code',
    rank: null,
    classAttribute: classField?.key ?? null,
    classes: labelled(classesOf(ctx, kind)),
  }
}

const labelled = (options: readonly Class[]) =>
  options.map(({ value, label }) => ({ value, label: textOf(label) }))
