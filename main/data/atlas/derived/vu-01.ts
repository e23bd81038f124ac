import { defineMap, only } from '../define.ts'

/** Children under 15 and people over 64 of the population, per cent. */
export const vu01 = defineMap({
  id: 'VU-01',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_territory: ['unit', 'pop', 'pop_0_14', 'pop_65p'],
  },
  sql: `
    SELECT u.id AS key, 100.0 * (t.pop_0_14 + t.pop_65p) / nullif(t.pop, 0) AS value, 1 AS n
      FROM m_unit u JOIN m_territory t ON t.unit = u.id WHERE u.level = 2 AND ${only('u.id')}`,
  trace: `SELECT u.passport AS fid, 'pop_0_14' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'pop_65p' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'population_total' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
})
