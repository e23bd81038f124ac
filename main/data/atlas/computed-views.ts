import { recordKinds } from '../../../shared/contract/features/records.ts'
import type { Dictionary, DictionaryKind } from '../../../shared/domain/dictionary.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import { wideColumn, wideTable } from '../projections/wide.ts'

/** SQL of the wide column that holds a field, `NULL` where the dictionary has none. */
type ColumnOf = (key: string) => string

const level = `CASE u.level WHEN 'country' THEN 0 WHEN 'oblast' THEN 1 WHEN 'city_republican' THEN 1
  WHEN 'rural_okrug' THEN 3 WHEN 'settlement' THEN 4 ELSE 2 END`
const recordOf = (text: string) =>
  `(SELECT o.fid FROM rec o WHERE o.id = unhex(replace(${text}, '-', '')))`

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
  m_dam_settlement: { settlement: () => 'NULL', pop: () => 'r.c6' },
  m_settlement: {
    id: () => 't.fid',
    unit: () => 'a.unit',
    oblast: () => '(SELECT u.parent FROM unit u WHERE u.code = a.unit)',
    urban: () => 't.population > 10000',
  },
  m_station: { id: () => 't.fid', type: () => `'weather'`, unit: () => 'a.unit' },
  m_siren: { unit: () => 'a.unit' },
  m_popgrid: { unit: () => 'a.unit' },
  m_anthrax_site: { unit: () => 'a.unit' },
}

interface Makers {
  readonly dictionary: Dictionary
  readonly tableOf: (layer: string) => string | null
}

/** Inputs that are more than one record or feature a row. */
export const computedViews: Readonly<Record<string, (makers: Makers) => string>> = {
  m_unit: unitView,
  m_passport: passportView,
  m_atlas_value: () => 'SELECT map, key, value, flag AS flags FROM atlas_value',
  m_substance: () => referenceView('substance'),
  m_cpi: () => referenceView('cpi'),
  m_unit_cost: () => referenceView('unit_cost'),
  m_norm_life: () => referenceView('norm_life'),
  m_scale_limit: () => referenceView('scale_limit'),
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

/** Columns of the small reference tables, kept as one JSON object a row. */
const referenceColumns: Readonly<Record<string, readonly string[]>> = {
  substance: [
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
  ],
  cpi: ['year', 'index_value'],
  unit_cost: ['oblast', 'kzt_m2'],
  norm_life: ['industry', 'life_years', 'inspect_days'],
  scale_limit: ['scale', 'max_affected', 'max_damage_mci'],
}

function referenceView(name: string): string {
  const list = referenceColumns[name]?.map((column) => `row ->> '${column}' AS ${column}`) ?? []
  return `SELECT ${list.join(', ')} FROM atlas_reference WHERE name = '${name}'`
}
