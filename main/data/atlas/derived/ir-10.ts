import { defineMap, only } from '../define.ts'

/** Third of risk and third of missing capacity together; the limits never follow the data. */
export const ir10 = defineMap({
  id: 'IR-10',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
  },
  maps: ['IR-05', 'VU-06'],
  params: { r1: 3, r2: 6, c1: 3, c2: 6 },
  sql: `
    SELECT u.id AS key, 1 AS n,
           (CASE WHEN a.value >= :r2 THEN 2 WHEN a.value >= :r1 THEN 1 ELSE 0 END)
             + 3 * (CASE WHEN b.value >= :c2 THEN 2 WHEN b.value >= :c1 THEN 1 ELSE 0 END) AS value,
           coalesce(a.flags, b.flags) AS flags
      FROM m_unit u
      JOIN m_atlas_value a ON a.map = 'IR-05' AND a.key = u.id AND a.value IS NOT NULL
      JOIN m_atlas_value b ON b.map = 'VU-06' AND b.key = u.id AND b.value IS NOT NULL
     WHERE u.level = 2 AND ${only('u.id')}`,
  guard: ({ flags }) => (flags ? 'estimate' : null),
})
