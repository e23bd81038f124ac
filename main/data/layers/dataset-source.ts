import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import { datasetFields } from '../../../shared/domain/dataset-fields.ts'
import type { DataContext, Slot } from '../context.ts'
import { type About, aboutSchema, docSchema } from '../datasets/about.ts'
import { quoted } from '../db/quoted.ts'
import { walkRtree } from '../db/rtree.ts'
import { all, one, type ReadDb, statement } from '../db/sql.ts'
import type { FeatureHead, LayerSource, Value } from './source.ts'

const versionRow = z.object({
  layer: z.string(),
  doc: z.string().transform((text) => docSchema.parse(JSON.parse(text))),
  version: z.number(),
  tbl: z.string(),
  geometry: z.enum(['point', 'line', 'polygon', 'raster']),
  count: z.number(),
  west: z.number().nullable(),
  south: z.number().nullable(),
  east: z.number().nullable(),
  north: z.number().nullable(),
  about: z.string().transform((text) => aboutSchema.parse(JSON.parse(text))),
  classes: z.instanceof(Uint8Array).nullable(),
})
type Version = z.output<typeof versionRow>

/** Layers of up to this many features travel whole and are drawn as a plain vector layer. */
const mostWhole = 5_000

interface Cache {
  key: string
  sources: readonly LayerSource[]
}
const cache: Slot<Cache> = { name: 'dataset-layers', make: () => ({ key: '', sources: [] }) }
const gridRow = z.object({ bytes: z.instanceof(Uint8Array) })
const keyRow = z.object({ key: z.string().nullable() })

/** Changes with every command on a data set's record: import, undo, a corrected title. */
export const datasetsKeySql = `SELECT group_concat(
    (SELECT max(h.op) FROM history h WHERE h.rec = r.fid)) AS key
  FROM dataset d CROSS JOIN rec r ON r.id = d.record`

/** A cross join keeps the order: the few data sets first, not the many records. */
export const versionsSql = `SELECT d.layer, r.doc, v.no AS version, v.tbl, v.geometry, v.count,
    v.west, v.south, v.east, v.north, v.about, v.classes
  FROM dataset d CROSS JOIN rec r ON r.id = d.record AND r.deleted = 0
  JOIN dataset_version v ON v.dataset = d.id AND v.no = json_extract(r.doc, '$."${datasetFields.version}"')
  ORDER BY d.ord`

/** Layers of the visible versions; read again only when a command touched a data set's record. */
export function datasetSources(ctx: DataContext): readonly LayerSource[] {
  const kept = ctx.keep(cache)
  const key = one(ctx.db, keyRow, datasetsKeySql)?.key ?? ''
  if (key === kept.key) return kept.sources
  kept.sources = all(ctx.db, versionRow, versionsSql).map((version) =>
    datasetSource(ctx.db, version),
  )
  kept.key = key
  return kept.sources
}

function layerOf(version: Version): Layer {
  const { about, geometry, west, south, east, north } = version
  const { title, group, source, licence, date, note, schematic, synthetic } = version.doc
  return {
    id: version.layer,
    store: 'dataset',
    title,
    group,
    source,
    licence,
    date,
    note,
    schematic,
    synthetic,
    shown: about.shown,
    geometry,
    count: version.count,
    version: version.version,
    box:
      west === null || south === null || east === null || north === null
        ? null
        : [west, south, east, north],
    whole: geometry !== 'raster' && version.count <= mostWhole,
    attributes: about.columns.map(({ name, type, label, values }) => ({
      name,
      type,
      label,
      values,
    })),
    nameAttributes: about.names,
    keyAttribute: about.key,
    rank: about.rank,
    classAttribute: about.classAttribute,
    classes: about.classes,
  }
}

function geometryTypeOf({ geometry, about }: Version): LayerSource['geometryType'] {
  if (geometry === 'line') return 'MULTILINESTRING'
  if (geometry === 'polygon') return 'MULTIPOLYGON'
  return about.multi ? 'GEOMETRY' : 'POINT'
}

function datasetSource(db: ReadDb, version: Version): LayerSource {
  const layer = layerOf(version)
  const { tbl, about } = version
  const classes = version.classes ?? new Uint8Array(0)
  const list = about.columns.map(({ column }) => quoted(column))
  const rowSql = `SELECT ${['fid', ...list].join(', ')} FROM ${tbl} WHERE fid = ?`
  const rowOf = (id: number): Value[] | null => {
    const row = statement(db, rowSql).raw().get(id) as [number, ...Value[]] | undefined
    return row ? row.slice(1) : null
  }
  const at = (name: string | null | undefined): number =>
    about.columns.findIndex((column) => column.name === name)
  const nameAt = about.names
    ? { kk: at(about.names.kk), ru: at(about.names.ru), en: at(about.names.en) }
    : null
  const blob = (id: number): Buffer | null => {
    const row = statement(db, `SELECT geom FROM ${tbl} WHERE fid = ?`).raw().get(id)
    return ((row as [Buffer | null] | undefined) ?? [null])[0]
  }
  return {
    layer,
    geometryType: geometryTypeOf(version),
    walk: (window, visitor) => walkRtree(db, `idx_${tbl}_geom`, window, visitor),
    blob,
    drawn: blob,
    head: (id) => {
      const row = rowOf(id)
      return row ? headOf(row, about, nameAt) : null
    },
    classOf: (id) => classes[id] ?? 0,
    ids: (after, limit) =>
      (
        statement(db, `SELECT fid FROM ${tbl} WHERE fid > ? ORDER BY fid LIMIT ?`)
          .raw()
          .all(after, limit) as [number][]
      ).map(([id]) => id),
    grid: () => {
      const row = one(db, gridRow, 'SELECT bytes FROM dataset_grid WHERE tbl = :tbl', { tbl })
      if (!row) throw new AppError('not-found', { detail: { layer: layer.id } })
      return row.bytes
    },
    relation: {
      sql: `SELECT ${['fid', ...about.columns.map(({ name, column }) => `${quoted(column)} AS ${quoted(name)}`)].join(', ')} FROM ${tbl}`,
      columns: about.columns.map(({ name }) => name),
    },
    table: (ids) => {
      const rows = ids.map((id) => rowOf(id) ?? [])
      const column = (i: number) => rows.map((row) => row[i] ?? null)
      const wanted = {
        ...nameAt,
        rank: at(about.rank?.attribute),
        key: at(about.key),
        schematic: at('schematic'),
      }
      return Object.fromEntries(
        Object.entries(wanted).flatMap(([role, i]) => (i < 0 ? [] : [[role, column(i)]])),
      )
    },
  }
}

function headOf(
  row: readonly Value[],
  about: About,
  nameAt: { readonly kk: number; readonly ru: number; readonly en: number } | null,
): FeatureHead {
  const text = (i: number | undefined): string => String(row[i ?? -1] ?? '')
  const [kk, ru, en] = [text(nameAt?.kk), text(nameAt?.ru), text(nameAt?.en)]
  return {
    record: null,
    // A missing language is stood in for by the nearest: Russian for Kazakh and the other way.
    title: { kk: kk || ru || en, ru: ru || kk || en, en: en || kk || ru },
    attributes: Object.fromEntries(about.columns.map(({ name }, i) => [name, row[i] ?? null])),
  }
}
