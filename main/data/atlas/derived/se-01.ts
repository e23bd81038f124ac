import { defineMap, only } from '../define.ts'

/** Residents per km²; what the passport lacks is taken from the register and hatched. */
export const se01 = defineMap({
  id: 'SE-01',
  grain: 'unit',
  levels: [1, 2],
  reads: {
    m_unit: ['id', 'level', 'pop', 'area_km2', 'estimate', 'passport'],
  },
  sql: `
    SELECT u.id AS key, 1.0 * u.pop / nullif(u.area_km2, 0) AS value, u.estimate AS estimate,
           u.passport IS NOT NULL AS n
      FROM m_unit u WHERE u.level IN (1, 2) AND ${only('u.id')}`,
  guard: ({ estimate }) => (Number(estimate ?? 0) ? 'estimate' : null),
  trace: `SELECT u.passport AS fid, 'population_total' AS field, u.pop AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'area_km2' AS field, u.area_km2 AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
})
