import { z } from 'zod'
import type { AtlasInput } from '../../../shared/contract/features/atlas.ts'
import { datasetFields } from '../../../shared/domain/dataset-fields.ts'
import {
  type Dictionary,
  type DictionaryKind,
  dictionaryKinds,
} from '../../../shared/domain/dictionary.ts'
import { aboutSchema } from '../datasets/about.ts'
import { indexOf } from '../datasets/staging.ts'
import { quoted } from '../db/quoted.ts'
import { all, type ReadDb } from '../db/sql.ts'
import { wideColumn, wideFields, wideTable } from '../projections/wide.ts'
import { type ColumnOf, computedColumns, computedViews } from './computed-views.ts'

/** A visible version of a data set: its table and the columns that hold the attributes. */
export interface Dataset {
  readonly tbl: string
  readonly columns: ReadonlyMap<string, string>
}

/** What a view is made of; a change of any of it may change what the view answers. */
export interface View {
  readonly sql: string
  readonly kind: DictionaryKind | null
  readonly layer: string | null
  /** Keys of the dictionary behind each column; empty for what no field holds. */
  readonly fields: ReadonlyMap<string, string | null>
}

/** Layers of the starter data that stand in for an input's own. */
const standIns: Readonly<Record<string, string>> = {
  station: 'weather_stations',
  quake: 'hist_earthquakes',
}

/** The layer that fills an input: its own, or what stands in for it. */
const layerOf = (name: string, datasets: ReadonlyMap<string, Dataset>): string =>
  datasets.has(name) ? name : (standIns[name] ?? name)

const versionRow = z.object({ layer: z.string(), tbl: z.string(), about: z.string() })

/** Tables of the visible versions, by layer. */
export function visibleDatasets(db: ReadDb): ReadonlyMap<string, Dataset> {
  const rows = all(
    db,
    versionRow,
    `SELECT d.layer, v.tbl, v.about FROM dataset d CROSS JOIN rec r ON r.id = d.record AND r.deleted = 0
       JOIN dataset_version v ON v.dataset = d.id
        AND v.no = json_extract(r.doc, '$."${datasetFields.version}"')`,
  )
  return new Map(
    rows.map(({ layer, tbl, about }) => [
      layer,
      {
        tbl,
        columns: new Map(
          aboutSchema.parse(JSON.parse(about)).columns.map(({ name, column }) => [name, column]),
        ),
      },
    ]),
  )
}

/** Every logical input as a view; one that nothing fills is a view without rows. */
export function viewsOf(
  inputs: Iterable<AtlasInput>,
  dictionary: Dictionary,
  datasets: ReadonlyMap<string, Dataset>,
): ReadonlyMap<string, View> {
  return new Map(
    Array.from(inputs).flatMap((input) => {
      const view = viewOf(input, dictionary, datasets)
      const hasBox = input.columns.some(({ name }) => name === 'geom')
      return [
        [input.name, view] as const,
        ...(hasBox && view.kind === null
          ? [[`${input.name}_box`, boxView(input, datasets)] as const]
          : []),
      ]
    }),
  )
}

/** Boxes of the features of a layer, from its R-tree. */
function boxView({ source }: AtlasInput, datasets: ReadonlyMap<string, Dataset>): View {
  const [store, name = ''] = source.split(':')
  const dataset = store === 'dataset' ? datasets.get(layerOf(name, datasets)) : undefined
  return {
    sql: dataset
      ? `SELECT pkid AS id, xmin, xmax, ymin, ymax FROM ${indexOf(dataset.tbl)}`
      : 'SELECT NULL AS id, NULL AS xmin, NULL AS xmax, NULL AS ymin, NULL AS ymax WHERE 0',
    kind: null,
    layer: null,
    fields: new Map(),
  }
}

function viewOf(
  input: AtlasInput,
  dictionary: Dictionary,
  datasets: ReadonlyMap<string, Dataset>,
): View {
  const [store, name = ''] = input.source.split(':')
  const whole = computedViews[input.name]
  if (whole)
    return {
      sql: whole({ dictionary, tableOf: (layer) => datasets.get(layer)?.tbl ?? null }),
      kind: null,
      layer: store === 'dataset' ? name : null,
      fields: new Map(input.columns.map((column) => [column.name, null])),
    }
  if (store === 'records' && isDictionaryKind(name)) return recordView(input, name, dictionary)
  if (store === 'dataset') {
    const layer = layerOf(name, datasets)
    const dataset = datasets.get(layer)
    if (dataset) return datasetView(input, layer, dataset)
    return { ...emptyView(input), layer }
  }
  return emptyView(input)
}

const isDictionaryKind = (name: string): name is DictionaryKind =>
  (dictionaryKinds as readonly string[]).includes(name)

function emptyView({ columns }: AtlasInput): View {
  const list = columns.map(({ name }) => `NULL AS ${quoted(name)}`)
  return {
    sql: `SELECT ${list.join(', ')} WHERE 0`,
    kind: null,
    layer: null,
    fields: new Map(columns.map(({ name }) => [name, null])),
  }
}

interface Origin {
  readonly kind: string
  readonly field: string
  /** Of a table-type field. */
  readonly column: string | null
}

/** `hazfac.industry`, `hazfac.substances.un_no`, `new:substances.bund_h_m, hazfac`. */
function originOf(from: string): Origin | null {
  const proposed = /^new:([\w.]+), (\w+)$/.exec(from)
  const path = proposed ? `${proposed[2]}.${proposed[1]}` : from
  const found = /^(\w+)\.(\w+)(?:\.(\w+))?$/.exec(path)
  return found ? { kind: found[1] ?? '', field: found[2] ?? '', column: found[3] ?? null } : null
}

function recordView(input: AtlasInput, kind: DictionaryKind, dictionary: Dictionary): View {
  const { byKey } = dictionary.kinds[kind]
  const wide = new Set(wideFields(dictionary.kinds[kind]))
  const own = computedColumns[input.name] ?? {}
  const origins = input.columns.map((column) => ({ column, origin: originOf(column.from) }))
  const rows = origins.find(({ column, origin }) => origin?.column && !own[column.name])?.origin
  const table = rows ? byKey.get(rows.field) : undefined
  if (rows && !table) return emptyView(input)
  const columnIn: ColumnOf = (key) => {
    const [, cell] = key.split('.')
    if (!cell) return columnOf(byKey.get(key))
    const found = table?.columns.find((one) => one.key === cell)
    return found ? `r.c${found.id}` : 'NULL'
  }
  const expression = ({ column, origin }: (typeof origins)[number]): string => {
    const computed = own[column.name]
    if (computed) return computed(columnIn)
    if (column.from === 'record.id') return 'h.fid'
    // Territory of the record, whether the input takes it as a code or looks for its district.
    if (column.name === 'unit' || origin?.field === 'kato_code')
      return kind === 'territory' ? 'h.unit' : mappedUnit
    if (origin?.field === 'geometry') return 'g.geom'
    if (origin?.field === 'object_name_ru') return 'h.name_ru'
    if (origin?.column) {
      const cell = table?.columns.find(({ key }) => key === origin.column)
      return cell ? `r.c${cell.id}` : 'NULL'
    }
    const field = origin ? byKey.get(origin.field) : undefined
    return field && wide.has(field) ? columnOf(field) : 'NULL'
  }
  const list = origins.map((one) => `${expression(one)} AS ${quoted(one.column.name)}`)
  const body = list.join(', ')
  return {
    sql: `SELECT ${body} FROM ${wideTable(kind)} w JOIN p_head h ON h.fid = w.fid
      ${body.includes('g.geom') ? 'LEFT JOIN rec_geom g ON g.fid = w.fid' : ''}
      ${table ? `JOIN p_row r ON r.field = ${table.id} AND r.fid = w.fid` : ''}
      ${kind === 'territory' ? onePerUnit : ''}`,
    kind,
    layer: null,
    fields: new Map(
      origins.map(({ column, origin }) => [
        column.name,
        own[column.name] ? null : (origin?.field ?? null),
      ]),
    ),
  }
}

/** Maps go down to districts: what lies in an okrug or a settlement counts in the district above. */
export const mappedUnit = `CASE WHEN instr(substr(h.path, 14), '/') > 0
  THEN substr(h.path, 14, instr(substr(h.path, 14), '/') - 1) ELSE h.unit END`

/** A territory has one passport in the maps: the first, as in `m_unit`. */
const onePerUnit = `WHERE h.fid = (SELECT min(o.fid) FROM p_head o WHERE o.unit = h.unit AND o.kind = 1)`

const columnOf = (field: { readonly id: number } | undefined): string =>
  field ? `w.${wideColumn(field)}` : 'NULL'

function datasetView(input: AtlasInput, layer: string, { tbl, columns }: Dataset): View {
  const own = computedColumns[input.name] ?? {}
  const columnIn: ColumnOf = (key) => {
    const column = columns.get(key)
    return column ? `t.${quoted(column)}` : 'NULL'
  }
  const list = input.columns.map(({ name, from }) => {
    const key = from.replace(/^dataset\./, '')
    const expression =
      own[name]?.(columnIn) ??
      (name === 'geom'
        ? 't.geom'
        : name === 'id'
          ? 't.fid'
          : columnIn(columns.has(key) ? key : name))
    return `${expression} AS ${quoted(name)}`
  })
  return {
    sql: `SELECT ${list.join(', ')} FROM ${tbl} t
      LEFT JOIN atlas_place a ON a.tbl = '${tbl}' AND a.fid = t.fid`,
    kind: null,
    layer,
    fields: new Map(input.columns.map(({ name }) => [name, null])),
  }
}
