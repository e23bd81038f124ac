import { waveArrivals } from '../../../../shared/domain/atlas/downhill.ts'
import { boxed, defineMap, ownFeature } from '../define.ts'

/**
 * Minutes from the failure of a dam to each settlement in its zone or within 1 km of the way of the
 * wave: by the wave points of its declaration, else by speeds of 11, 6.5 and 4 km/h for slopes from
 * 0.01, from 0.001 and below (middles of the catalogue's bands).
 */
export const hs04 = defineMap({
  id: 'HS-04',
  grain: 'feature',
  of: 'm_settlement',
  reads: {
    m_dam: ['id', 'geom'],
    m_dam_settlement: ['dam', 'distance_km', 'arrival_min'],
    m_dam_zone: ['dam', 'geom'],
    m_settlement: ['id', 'geom'],
    m_dem: ['z'],
  },
  optional: ['m_dam_zone', 'm_dam_settlement'],
  reach: 'all',
  params: { nearM: 1000, vSteep: 11, vMiddle: 6.5, vFlat: 4 },
  sql: `
    SELECT 'dam' AS role, d.id AS key, ST_X(ST_Centroid(d.geom)) AS lon, ST_Y(ST_Centroid(d.geom)) AS lat,
           w.distance_km AS distance_km, w.arrival_min AS arrival_min, NULL AS dams
      FROM m_dam d LEFT JOIN m_dam_settlement w ON w.dam = d.id WHERE d.geom IS NOT NULL
     UNION ALL
    SELECT 'settlement', s.id, ST_X(s.geom), ST_Y(s.geom), NULL, NULL,
           (SELECT group_concat(z.dam) FROM ${boxed('m_dam_zone', 's.geom')} WHERE ST_Intersects(z.geom, s.geom))
      FROM m_settlement s`,
  after: waveArrivals,
  trace: ownFeature('m_settlement', 'name_ru'),
})
