import { defineMap, only } from '../define.ts'

/** Days of supply of the scarcest item of the reserve for the people of the design emergency. */
export const rr07 = defineMap({
  id: 'RR-07',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_territory: ['unit', 'design_affected'],
    m_reserve_item: ['unit', 'item', 'qty', 'daily_norm'],
  },
  sql: `
    SELECT u.id AS key, count(r.item) AS n,
           min(r.qty / nullif(r.daily_norm * t.design_affected, 0)) AS value,
           sum(r.item IS NOT NULL AND r.qty IS NULL) AS unknown
      FROM m_unit u JOIN m_territory t ON t.unit = u.id LEFT JOIN m_reserve_item r ON r.unit = u.id
     WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  guard: ({ unknown }) => (Number(unknown) ? 'estimate' : null),
  trace: `SELECT u.passport AS fid, 'reserve_items' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'design_affected' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
})
