import { boxed, defineMap, only } from '../define.ts'

/** People of grid cells in the 1 % flood of at least 0.3 m. */
export const se04 = defineMap({
  id: 'SE-04',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_popgrid: ['unit', 'pop', 'geom'],
    m_flood_zone: ['rp', 'depth_m', 'geom'],
    m_settlement: ['unit', 'pop'],
  },
  params: { minDepth: 0.3 },
  sql: `
    SELECT u.id AS key, count(g.pop) AS n,
           coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM ${boxed('m_flood_zone', 'g.geom')} WHERE z.rp = 100 AND z.depth_m >= :minDepth
             AND ST_Intersects(z.geom, g.geom)) THEN g.pop ELSE 0 END), 0) AS value,
           sum(g.pop) AS pop, (SELECT sum(s.pop) FROM m_settlement s WHERE s.unit = u.id) AS listed
      FROM m_unit u LEFT JOIN m_popgrid g ON g.unit = u.id WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  guard: ({ pop, listed }) =>
    listed && Math.abs(Number(pop) / Number(listed) - 1) > 0.2 ? 'estimate' : null,
})
