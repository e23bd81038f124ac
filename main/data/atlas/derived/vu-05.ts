import { meanOfParts } from '../../../../shared/domain/atlas/indices.ts'
import { defineMap, only } from '../define.ts'

const parts = ['age', 'mobility', 'income', 'housing', 'travel']
const part = (map: string) =>
  `(SELECT v.value FROM m_atlas_value v WHERE v.map = '${map}' AND v.key = u.id)`

/**
 * Ten times the mean of five parts between fixed limits (our choice): share of ages (VU-01), limited
 * mobility (VU-02), low income, unsound housing, travel time to a hospital (VU-04, by people).
 */
export const vu05 = defineMap({
  id: 'VU-05',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_territory: ['unit', 'pop', 'low_income', 'dilapidated_m2', 'dwelling_area_m2'],
    m_settlement: ['id', 'unit', 'pop'],
  },
  maps: ['VU-01', 'VU-02', 'VU-04'],
  params: {
    low_age: 20,
    high_age: 60,
    low_mobility: 0,
    high_mobility: 200,
    low_income: 0,
    high_income: 30,
    low_housing: 0,
    high_housing: 10,
    low_travel: 0,
    high_travel: 180,
  },
  sql: `
    SELECT u.id AS key, ${part('VU-01')} AS age, ${part('VU-02')} AS mobility,
           100.0 * t.low_income / nullif(t.pop, 0) AS income,
           100.0 * t.dilapidated_m2 / nullif(t.dwelling_area_m2, 0) AS housing,
           (SELECT sum(s.pop * v.value) / nullif(sum(s.pop), 0) FROM m_settlement s
              JOIN m_atlas_value v ON v.map = 'VU-04' AND CAST(v.key AS TEXT) = CAST(s.id AS TEXT) AND v.value IS NOT NULL
             WHERE s.unit = u.id) AS travel
      FROM m_unit u LEFT JOIN m_territory t ON t.unit = u.id WHERE u.level = 2 AND ${only('u.id')}`,
  after: (rows, params) => meanOfParts(rows, params, parts),
  trace: ['pop_65p', 'bedridden', 'low_income_pop', 'dilapidated_m2']
    .map(
      (
        field,
      ) => `SELECT u.passport AS fid, '${field}' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
    )
    .join(' UNION ALL '),
})
