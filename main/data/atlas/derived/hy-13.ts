import { defineMap, inPeriod, only, ownFeature } from '../define.ts'

/** Mudflows of a river basin a decade. */
export const hy13 = defineMap({
  id: 'HY-13',
  grain: 'feature',
  of: 'm_basin',
  reads: {
    m_basin: ['id', 'geom'],
    m_event: ['id', 'at', 'class', 'record_type', 'geom'],
  },
  sql: `
    SELECT b.id AS key, count(e.id) AS n, 10.0 * count(e.id) / :years AS value
      FROM m_basin b LEFT JOIN m_event e ON e.class IN ('N.GEO.MUD', 'N.GEO.GLOF') AND ${inPeriod}
       AND MbrIntersects(b.geom, e.geom) AND ST_Intersects(b.geom, e.geom)
     WHERE ${only('b.id')} GROUP BY b.id`,
  trace: ownFeature('m_basin', 'name_ru'),
})
