import { defineMap } from '../define.ts'

/** Mean completeness of the passports that lie in a territory, its own among them. */
export const rr10a = defineMap({
  id: 'RR-10A',
  sql: `SELECT u.shape AS key, avg(p.completeness) AS value, count(p.id) AS n, 0 AS estimate, u.passport
          FROM m_unit u
          LEFT JOIN unit d ON d.code = u.id OR (u.rank = 1 AND d.parent = u.id)
          LEFT JOIN m_passport p ON p.unit = d.code
         WHERE u.rank = :rank AND (:only IS NULL OR u.shape = :only)
         GROUP BY u.id`,
  trace: `SELECT p.id AS fid, NULL AS field, p.completeness AS value
            FROM m_unit u JOIN unit d ON d.code = u.id OR (u.rank = 1 AND d.parent = u.id)
            JOIN m_passport p ON p.unit = d.code
           WHERE u.shape = :key AND u.rank = :rank
           ORDER BY p.completeness LIMIT 200`,
})
