import { pressureRings } from '../../../../shared/domain/atlas/drawn.ts'
import { defineMap } from '../define.ts'

/** Rings of overpressure of the largest burning vessel, by TNT equivalent. */
export const ti03 = defineMap({
  id: 'TI-03',
  grain: 'drawn',
  reads: {
    m_hazfac: ['id', 'geom'],
    m_hazfac_substance: ['facility', 'substance', 'stock_t', 'max_vessel_t'],
    m_substance: ['code', 'heat_mj_kg'],
  },
  params: { z: 0.1, qTnt: 4.52 },
  sql: `
    SELECT f.id AS key, s.stock_t AS stock_t, s.max_vessel_t AS vessel_t, r.heat_mj_kg AS heat,
           ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat
      FROM m_hazfac f JOIN m_hazfac_substance s ON s.facility = f.id
      JOIN m_substance r ON r.code = s.substance AND r.heat_mj_kg IS NOT NULL
     ORDER BY f.id, s.substance`,
  codes: ['53', '28', '12', '3'],
  after: pressureRings,
})
