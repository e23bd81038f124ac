import { recordKinds } from '../../../shared/contract/features/records.ts'
import type { Dictionary, DictionaryKind } from '../../../shared/domain/dictionary.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import { wideColumn, wideTable } from '../projections/wide.ts'

/** SQL of the column that holds a field, `table.column` or attribute; `NULL` where there is none. */
export type ColumnOf = (key: string) => string

const level = `CASE u.level WHEN 'country' THEN 0 WHEN 'oblast' THEN 1 WHEN 'city_republican' THEN 1
  WHEN 'rural_okrug' THEN 3 WHEN 'settlement' THEN 4 ELSE 2 END`
const recordOf = (text: string) =>
  `(SELECT o.fid FROM rec o WHERE o.id = unhex(replace(${text}, '-', '')))`

/** The layer's own statement of the territory, else the district that holds the feature. */
const ownUnit = (column: ColumnOf): string => `coalesce(${column('unit')}, a.unit)`

/** Roads meet where their ends are equal to a ten-thousandth of a degree, about ten metres. */
const junction = (end: string, part: string) => {
  const point = `${end}(ST_GeometryN(t.geom, ${part}))`
  return `printf('%.4f,%.4f', ST_X(${point}), ST_Y(${point}))`
}

/** Columns that a view makes itself: h is the head of the record, t the feature, a its territory. */
export const computedColumns: Readonly<
  Record<string, Readonly<Record<string, (column: ColumnOf) => string>>>
> = {
  m_event: {
    oblast: () => `nullif(substr(h.path, 4, 9), '')`,
    object: (column) => recordOf(column('object_ref')),
  },
  m_hazfac: {
    is_hpf: (column) => `${column('hpf_reg_no')} IS NOT NULL`,
    hazard_class: (column) => `CAST(substr(${column('hazard_class')}, 7) AS INTEGER)`,
  },
  m_hazfac_substance: {
    substance: (column) => `coalesce(${column('substances.substance')},
      (SELECT a.row ->> 'code' FROM atlas_reference a WHERE a.name = 'substance'
        AND a.row ->> 'un' = ${column('substances.un_no')} ORDER BY a.id LIMIT 1))`,
  },
  m_dam_settlement: {
    settlement: () => 'NULL',
    pop: (column) => column('settlements_below.population'),
  },
  m_evac_point: {
    geom: (column) => `MakePoint(${column('evac_points.lon')}, ${column('evac_points.lat')}, 4326)`,
  },
  m_dam_zone: { dam: (column) => recordOf(column('dam')) },
  m_forces_report: { unit_id: (column) => recordOf(column('forces')) },
  m_quake: {
    at: (column) => `coalesce(${column('at')}, ${column('date')})`,
    mag: (column) => `coalesce(${column('mag')}, ${column('magnitude')})`,
  },
  m_road: {
    class: (column) => `coalesce(${column('class')}, ${column('cls')})`,
    from_node: () => junction('ST_StartPoint', '1'),
    to_node: () => junction('ST_EndPoint', 'ST_NumGeometries(t.geom)'),
    // Usual driving speeds by class of road, our choice; a layer may bring its own.
    speed_kmh: (column) => `coalesce(${column('speed_kmh')},
      CASE coalesce(${column('class')}, ${column('cls')}) WHEN 'republican' THEN 80 WHEN 'regional' THEN 60 ELSE 40 END)`,
    oneway: (column) => `coalesce(${column('oneway')}, 0)`,
  },
  m_settlement: {
    id: () => 't.fid',
    unit: () => 'a.unit',
    oblast: () => '(SELECT u.parent FROM unit u WHERE u.code = a.unit)',
    urban: () => 't.population > 10000',
  },
  m_station: {
    id: () => 't.fid',
    type: (column) => `coalesce(${column('type')}, 'weather')`,
    unit: () => 'a.unit',
    level_floodplain_cm: (column) => column('level_floodplain_cm'),
    level_unfavourable_cm: (column) => column('level_unfavourable_cm'),
    level_danger_cm: (column) => column('level_danger_cm'),
  },
  m_siren: { unit: ownUnit },
  m_popgrid: { unit: ownUnit },
  m_anthrax_site: { unit: ownUnit },
}

interface Makers {
  readonly dictionary: Dictionary
  readonly tableOf: (layer: string) => string | null
}

/** Inputs that are more than one record or feature a row. */
export const computedViews: Readonly<Record<string, (makers: Makers) => string>> = {
  m_unit: unitView,
  m_obs: observationView,
  m_dem: ({ tableOf }) =>
    `SELECT tbl, NULL AS col, NULL AS row, NULL AS z FROM dataset_grid WHERE tbl = '${tableOf('relief') ?? ''}'`,
  m_passport: passportView,
  m_atlas_value: () => 'SELECT map, key, value, flag AS flags FROM atlas_value',
  m_substance: substanceView,
}

/** Working values first; the register's figure stands in and is marked as an estimate. */
function unitView({ dictionary, tableOf }: Makers): string {
  const own = (key: string) => {
    const field = dictionary.kinds.territory.byKey.get(key)
    return field ? `t.${wideColumn(field)}` : 'NULL'
  }
  const [area, pop] = [own('area_km2'), own('population_total')]
  const outline = (layer: string, key: string, value: string) => {
    const tbl = tableOf(layer)
    return tbl ? `(SELECT o.geom FROM ${tbl} o WHERE o.${key} = ${value})` : 'NULL'
  }
  return `
    SELECT u.code AS id, u.kato, ${level} AS level, u.parent, u.name_kk, u.name_ru, u.name_en,
           coalesce(${area}, u.area_km2) AS area_km2, coalesce(${pop}, u.population) AS pop,
           ${own('as_of_date')} AS pop_as_of, NULL AS seat,
           coalesce(u.unit_id, u.iso, u.code) AS shape,
           ${area} IS NULL OR ${pop} IS NULL AS estimate, h.fid AS passport,
           coalesce(${outline('adm2_schematic', 'unit_id', 'u.unit_id')},
                    ${outline('adm1_oblast', 'code', 'u.iso')}) AS geom
      FROM unit u
      LEFT JOIN p_head h ON h.fid = (SELECT min(o.fid) FROM p_head o WHERE o.unit = u.code AND o.kind = 1)
      LEFT JOIN ${wideTable('territory')} t ON t.fid = h.fid`
}

/** Readings of stations, and of dams, which are records. */
function observationView({ tableOf }: Makers): string {
  const [stations, dams] = [tableOf('obs'), tableOf('reservoir')]
  const parts = [
    ...(stations ? [`SELECT station, at, param, value FROM ${stations}`] : []),
    ...(dams
      ? [
          `SELECT ${recordOf('dam')} AS station, at, 'volume_mcm' AS param, volume_mcm AS value FROM ${dams}`,
        ]
      : []),
  ]
  return parts.length > 0
    ? parts.join(' UNION ALL ')
    : 'SELECT NULL AS station, NULL AS at, NULL AS param, NULL AS value WHERE 0'
}

/**
 * The head keeps a share, not the two counts: a passport counts as a hundred required fields, so
 * that a sum over passports is the mean of their shares.
 */
function passportView({ dictionary }: Makers): string {
  const one = (kind: DictionaryKind) => {
    const field = dictionary.kinds[kind].byKey.get('as_of_date')
    return `SELECT h.fid AS id, '${kind}' AS kind, h.unit, 100 AS mandatory, h.completeness AS filled,
       ${field ? `w.${wideColumn(field)}` : 'NULL'} AS confirmed_at
      FROM p_head h JOIN ${wideTable(kind)} w ON w.fid = h.fid WHERE h.kind = ${recordKinds[kind]}`
  }
  return passportKinds.map(one).join(' UNION ALL ')
}

/** Substances are kept as one JSON object a row. */
function substanceView(): string {
  const columns = [
    'code',
    'name_ru',
    'k1',
    'k2',
    'k3',
    'k7_primary',
    'k7_secondary',
    'density',
    'boiling_c',
    'heat_mj_kg',
  ]
  return `SELECT ${columns.map((column) => `row ->> '${column}' AS ${column}`).join(', ')}
    FROM atlas_reference WHERE name = 'substance'`
}
