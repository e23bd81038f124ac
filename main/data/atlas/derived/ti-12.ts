import { dominoClusters } from '../../../../shared/domain/atlas/clusters.ts'
import { defineMap } from '../define.ts'

/**
 * Groups of facilities within one another's 28 kPa of overpressure, by TNT equivalent as in TI-03;
 * outlined 200 m wider. The heat of a fire (10 kW/m²) awaits a model of pool fires.
 */
export const ti12 = defineMap({
  id: 'TI-12',
  grain: 'drawn',
  reads: {
    m_hazfac: ['id', 'geom'],
    m_hazfac_substance: ['facility', 'substance', 'stock_t', 'max_vessel_t'],
    m_substance: ['code', 'heat_mj_kg'],
  },
  params: { z: 0.1, qTnt: 4.52, kPa: 28, marginM: 200 },
  sql: `
    SELECT f.id AS key, coalesce(s.max_vessel_t, s.stock_t, 0) AS vessel_t, coalesce(r.heat_mj_kg, 0) AS heat,
           ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat
      FROM m_hazfac f LEFT JOIN m_hazfac_substance s ON s.facility = f.id
      LEFT JOIN m_substance r ON r.code = s.substance
     WHERE f.geom IS NOT NULL ORDER BY f.id, s.substance`,
  after: dominoClusters,
})
