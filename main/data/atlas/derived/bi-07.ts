import { boxed, defineMap, degreesFor, only, ownFeature } from '../define.ts'

/** Anthrax burials against the flood zones of 10 % and 1 %. */
export const bi07 = defineMap({
  id: 'BI-07',
  grain: 'feature',
  of: 'm_anthrax_site',
  reads: {
    m_anthrax_site: ['id', 'geom'],
    m_flood_zone: ['rp', 'geom'],
  },
  params: { nearM: 1000 },
  sql: `
    SELECT a.id AS key, 1 AS n,
           CASE WHEN EXISTS (SELECT 1 FROM ${boxed('m_flood_zone', 'a.geom')} WHERE z.rp = 10 AND ST_Intersects(z.geom, a.geom)) THEN 'in_10'
                WHEN EXISTS (SELECT 1 FROM ${boxed('m_flood_zone', 'a.geom')} WHERE z.rp = 100 AND ST_Intersects(z.geom, a.geom)) THEN 'in_100'
                WHEN EXISTS (SELECT 1 FROM ${boxed('m_flood_zone', 'a.geom', degreesFor(':nearM'))} WHERE z.rp = 100 AND ST_Distance(z.geom, a.geom, 1) < :nearM) THEN 'near_100'
                ELSE 'outside' END AS value
      FROM m_anthrax_site a WHERE ${only('a.id')}`,
  codes: ['in_10', 'in_100', 'near_100', 'outside'],
  trace: ownFeature('m_anthrax_site', 'unit'),
})
