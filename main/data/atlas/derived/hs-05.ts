import { defineMap, only } from '../define.ts'

/** People in the flood zone of a dam. */
export const hs05 = defineMap({
  id: 'HS-05',
  grain: 'feature',
  of: 'm_dam',
  reads: {
    m_dam: ['id', 'pop_at_risk'],
    m_dam_zone: ['dam', 'geom'],
    m_settlement: ['pop', 'geom'],
  },
  sql: `
    SELECT d.id AS key, 1 AS n, d.pop_at_risk AS declared,
           (SELECT coalesce(sum(s.pop), 0) FROM m_settlement s WHERE MbrIntersects(z.geom, s.geom) AND ST_Intersects(z.geom, s.geom)) AS value
      FROM m_dam d JOIN m_dam_zone z ON z.dam = d.id AND z.geom IS NOT NULL
     WHERE ${only('d.id')}`,
  guard: ({ value, declared }) =>
    declared && Math.abs(Number(value) / Number(declared) - 1) > 0.25 ? 'estimate' : null,
})
