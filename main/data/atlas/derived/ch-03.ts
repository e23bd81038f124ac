import { toxicCircles } from '../../../../shared/domain/atlas/plume.ts'
import { defineMap } from '../define.ts'

/**
 * Depth of the zone after the largest vessel is lost in an inversion at 1 m/s and 20 °C, km: RD
 * 52.04.253-90 with four hours and at most 4 h × 5 km/h. Substances outside its table have none.
 */
export const ch03 = defineMap({
  id: 'CH-03',
  grain: 'drawn',
  reads: {
    m_hazfac: ['id', 'geom'],
    m_hazfac_substance: ['facility', 'substance', 'stock_t', 'max_vessel_t', 'bund_h_m'],
    m_substance: ['code', 'k1', 'k2', 'k3', 'k7_primary', 'k7_secondary', 'density'],
  },
  sql: `
    SELECT f.id AS key, coalesce(s.max_vessel_t, s.stock_t) AS tonnes, s.bund_h_m AS bund_h_m,
           r.k1, r.k2, r.k3, r.k7_primary, r.k7_secondary, r.density,
           ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat
      FROM m_hazfac f JOIN m_hazfac_substance s ON s.facility = f.id
      JOIN m_substance r ON r.code = s.substance AND r.k2 IS NOT NULL
     WHERE f.geom IS NOT NULL ORDER BY f.id, s.substance`,
  after: toxicCircles,
  trace: `SELECT s.facility AS fid, 'substances' AS field, coalesce(s.max_vessel_t, s.stock_t) AS value, NULL AS name
            FROM m_hazfac_substance s WHERE s.facility = :key`,
})
