import type { AtlasFlag } from '../../../shared/contract/features/atlas.ts'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import type { Grid } from '../../../shared/domain/grid.ts'

/** Of a territory its code, of a record or feature its number. */
export type Key = string | number
type Cell = string | number | null
export type Params = Readonly<Record<string, string | number>>

/** A row of the formula; columns beyond these are for `after` and `guard`. */
export interface Row {
  readonly key: Key
  /** A number in the map's unit, or the code of a category. */
  readonly value: number | string | null
  readonly n?: number | null
  readonly flag?: AtlasFlag | null
  /** Drawn by the formula itself: cells of a grid, rings. */
  readonly geometry?: Geometry
  readonly [extra: string]: Cell | Geometry | undefined
}

/** A row as SQL gives it. */
export type Raw = Readonly<Record<string, Cell>>

export interface DerivedMap {
  readonly id: string
  /** One value a territory, one a row of the input `of`, or shapes that `after` draws. */
  readonly grain: 'unit' | 'feature' | 'drawn'
  /** Levels of territory: 1 oblast, 2 district or city; empty for other grains. */
  readonly levels: readonly (1 | 2)[]
  /** Input whose `id` is the key; null for territories and drawn shapes. */
  readonly of: string | null
  /** Columns by input. A test takes the inputs from the query plan and compares. */
  readonly reads: Readonly<Record<string, readonly string[]>>
  /** Inputs that the map does without; what is missing is said by `guard`. */
  readonly optional: readonly string[]
  /** Other maps, whose stored values the formula reads as `m_atlas_value`. */
  readonly maps: readonly string[]
  /** What a changed row makes stale: its own key, its territory and the one above, or everything. */
  readonly reach: 'row' | 'unit' | 'all'
  readonly params: Params
  /** Binds `:only` (a JSON list of keys, or null for all) and the parameters. */
  readonly sql: string
  /** Codes of the categories in the order of the legend; a code not listed is drawn as the last. */
  readonly codes: readonly string[] | null
  /** `relief` has a row and column of its own only for maps that read `m_dem`. */
  readonly after: ((rows: readonly Raw[], params: Params, relief: Grid) => readonly Row[]) | null
  /** Hatches a value: a small sample, a lower limit. */
  readonly guard: ((row: Row) => AtlasFlag | null) | null
  /** Rows behind one value: `fid` of a record or null, `field` key, `value`, `name`. Binds `:key`. */
  readonly trace: string
}

type Given = Pick<DerivedMap, 'id' | 'grain' | 'reads' | 'sql'> & Partial<DerivedMap>

export function defineMap(given: Given): DerivedMap {
  const { grain, of = null } = given
  return {
    levels: grain === 'unit' ? [2] : [],
    of,
    optional: [],
    maps: [],
    // A part that could not be computed before gives values to every territory at once.
    reach: given.maps || grain === 'drawn' ? 'all' : grain === 'unit' ? 'unit' : 'row',
    params: {},
    codes: null,
    after: null,
    guard: null,
    trace: ownRow,
    ...given,
  }
}

/** The record whose number is the key. */
export const ownRow = `SELECT fid, NULL AS field, NULL AS value, NULL AS name FROM p_head WHERE fid = :key`

/** Rows of a feature of a data set, named by the given column. */
export const ownFeature = (input: string, name: string): string =>
  `SELECT NULL AS fid, NULL AS field, NULL AS value, ${name} AS name FROM ${input} WHERE id = :key`

/** Restricts to the asked keys. */
export const only = (column: string): string =>
  `(:only IS NULL OR ${column} IN (SELECT value FROM json_each(:only)))`

/**
 * `FROM` of the features `z` of a layer whose box meets that of a geometry, by the R-tree of the
 * layer; `wider` in degrees.
 */
export const boxed = (input: string, geometry: string, wider = '0'): string =>
  `${input}_box b JOIN ${input} z ON z.id = b.id
     AND b.xmin <= MbrMaxX(${geometry}) + ${wider} AND b.xmax >= MbrMinX(${geometry}) - ${wider}
     AND b.ymin <= MbrMaxY(${geometry}) + ${wider} AND b.ymax >= MbrMinY(${geometry}) - ${wider}`

/** Degrees that hold so many metres in every direction as far north as 56°. */
export const degreesFor = (metres: string): string => `${metres} / 62000.0`

/** Emergencies of the period; threats and incidents are not counted. */
export const inPeriod = `e.record_type = 'emergency' AND e.at >= :from AND e.at < :to`

/** Draws the value and hatches it when fewer rows stand behind it; our choice unless the map says. */
export const smallSample =
  (least: number) =>
  ({ n }: Row): AtlasFlag | null =>
    (n ?? 0) < least ? 'small-sample' : null

/** The value can only be too small, because some of its rows lack a figure. */
export const lowerLimit = ({ unknown }: Row): AtlasFlag | null =>
  Number(unknown ?? 0) > 0 ? 'lower-limit' : null
