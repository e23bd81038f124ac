import { defineMap, only, smallSample } from '../define.ts'

/** Structures with at least one gap: no owner, no declaration, or one that ran out; per cent. */
export const hs06 = defineMap({
  id: 'HS-06',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_dam: ['id', 'unit', 'ownerless', 'owner', 'declaration_date', 'declaration_until'],
  },
  sql: `
    SELECT u.id AS key, count(d.id) AS n,
           100.0 * sum(coalesce(d.ownerless, 0) = 1 OR d.owner IS NULL OR d.declaration_date IS NULL
             OR coalesce(d.declaration_until < :today, 0)) / nullif(count(d.id), 0) AS value
      FROM m_unit u LEFT JOIN m_dam d ON d.unit = u.id WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  guard: (row) => (row.n ? smallSample(3)(row) : null),
  trace: `SELECT d.id AS fid, NULL AS field, NULL AS value, NULL AS name FROM m_dam d WHERE d.unit = :key`,
})
