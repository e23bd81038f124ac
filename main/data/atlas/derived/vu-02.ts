import { defineMap, lowerLimit, only } from '../define.ts'

/** People of limited mobility per 1000; those counted in several groups are taken off once. */
export const vu02 = defineMap({
  id: 'VU-02',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_territory: ['unit', 'pop', 'disabled', 'bedridden', 'single_elderly', 'mobility_overlap'],
  },
  sql: `
    SELECT u.id AS key, 1 AS n,
           1000.0 * (t.disabled + coalesce(t.bedridden, 0) + coalesce(t.single_elderly, 0)
             - coalesce(t.mobility_overlap, 0)) / nullif(t.pop, 0) AS value,
           (t.bedridden IS NULL) + (t.single_elderly IS NULL) AS unknown
      FROM m_unit u JOIN m_territory t ON t.unit = u.id WHERE u.level = 2 AND ${only('u.id')}`,
  guard: lowerLimit,
  trace: `SELECT u.passport AS fid, 'population_disabled' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'bedridden' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'single_elderly' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
})
