import { floodedSections } from '../../../../shared/domain/atlas/roadside.ts'
import { defineMap, ownFeature } from '../define.ts'

/** Depth of the 1 % flood on each flooded part of a road, m; bridges as points, hatched: their deck is not known. */
export const tr06 = defineMap({
  id: 'TR-06',
  grain: 'drawn',
  reads: {
    m_road: ['id', 'geom'],
    m_flood_zone: ['rp', 'depth_m', 'geom'],
    m_bridge: ['id', 'geom'],
  },
  optional: ['m_bridge'],
  sql: `
    SELECT 'road' AS role, r.id AS key, AsGeoJSON(r.geom, 6) AS line, AsGeoJSON(ST_Intersection(r.geom, z.geom), 6) AS met,
           z.depth_m AS depth, NULL AS lon, NULL AS lat
      FROM m_road r JOIN m_flood_zone z ON z.rp = 100 AND z.depth_m IS NOT NULL
       AND MbrIntersects(r.geom, z.geom) AND ST_Intersects(r.geom, z.geom)
     UNION ALL
    SELECT 'bridge', b.id, NULL, NULL, max(z.depth_m), ST_X(b.geom), ST_Y(b.geom)
      FROM m_bridge b JOIN m_flood_zone z ON z.rp = 100 AND MbrIntersects(b.geom, z.geom) AND ST_Intersects(b.geom, z.geom)
     GROUP BY b.id`,
  after: floodedSections,
  trace: ownFeature('m_road', 'class'),
})
