import { boxed, defineMap, degreesFor, only } from '../define.ts'

/** People within hearing of a working siren or loudspeaker, per cent. */
export const rr05 = defineMap({
  id: 'RR-05',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_popgrid: ['unit', 'pop', 'geom'],
    m_siren: ['id', 'working', 'type', 'geom'],
  },
  params: { rSiren: 600, rLoud: 300 },
  sql: `
    SELECT u.id AS key, sum(g.pop) AS n,
           100.0 * sum(CASE WHEN EXISTS (SELECT 1 FROM ${boxed('m_siren', 'g.geom', degreesFor(':rSiren'))} WHERE z.working = 1
              AND ST_Distance(z.geom, g.geom, 1) <= CASE z.type WHEN 'loudspeaker' THEN :rLoud ELSE :rSiren END)
             THEN g.pop ELSE 0 END) / nullif(sum(g.pop), 0) AS value
      FROM m_unit u LEFT JOIN m_popgrid g ON g.unit = u.id WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
})
