import { defineMap, only } from '../define.ts'

/** Filled required fields, less ten points for every quarter since the data were confirmed; never confirmed counts as eight quarters. */
export const rr10 = defineMap({
  id: 'RR-10',
  grain: 'unit',
  levels: [1, 2],
  reads: {
    m_unit: ['id', 'level', 'parent'],
    m_passport: ['id', 'unit', 'mandatory', 'filled', 'confirmed_at'],
  },
  sql: `
    SELECT u.id AS key, count(p.id) AS n,
           max(0.0, 100.0 * sum(p.filled) / nullif(sum(p.mandatory), 0)
             - 10.0 * avg(CAST((julianday(:today) - julianday(coalesce(p.confirmed_at, date(:today, '-24 months')))) / 91.3125 AS INTEGER))) AS value
      FROM m_unit u LEFT JOIN m_unit d ON d.id = u.id OR (u.level = 1 AND d.parent = u.id)
      LEFT JOIN m_passport p ON p.unit = d.id
     WHERE u.level IN (1, 2) AND ${only('u.id')} GROUP BY u.id`,
  trace: `SELECT p.id AS fid, NULL AS field, p.filled AS value, NULL AS name FROM m_passport p
           WHERE p.unit IN (SELECT d.id FROM m_unit d WHERE d.id = :key OR d.parent = :key)
           ORDER BY p.filled LIMIT 200`,
})
