import { defineMap, only, ownFeature } from '../define.ts'

/** Distance of a settlement to the nearest active fault within 50 km, km. */
export const ng16 = defineMap({
  id: 'NG-16',
  grain: 'feature',
  of: 'm_settlement',
  reads: {
    m_settlement: ['id', 'geom'],
    m_fault: ['geom'],
  },
  sql: `
    SELECT s.id AS key, 1 AS n, min(ST_Distance(s.geom, z.geom, 1)) / 1000.0 AS value
      FROM m_settlement s LEFT JOIN m_fault z ON MbrIntersects(BuildMbr(ST_X(s.geom) - 0.81, ST_Y(s.geom) - 0.46, ST_X(s.geom) + 0.81, ST_Y(s.geom) + 0.46), z.geom)
       AND ST_Distance(s.geom, z.geom, 1) <= 50000
     WHERE ${only('s.id')} GROUP BY s.id`,
  trace: ownFeature('m_settlement', 'name_ru'),
})
