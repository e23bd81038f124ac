import { windSectors } from '../../../../shared/domain/atlas/plume.ts'
import { defineMap } from '../define.ts'

/** How often the wind carries a cloud into each of 16 sectors, per cent: rose of the nearest station on nights of inversion. */
export const ch05 = defineMap({
  id: 'CH-05',
  grain: 'drawn',
  reads: {
    m_hazfac: ['id', 'geom'],
    m_station: ['id', 'geom'],
    m_wind_rose: ['station', 'sector', 'freq_pct', 'night_inversion'],
  },
  maps: ['CH-03'],
  sql: `
    SELECT f.id AS key, v.value AS km, w.sector AS sector, w.freq_pct AS freq,
           ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat
      FROM m_atlas_value v JOIN m_hazfac f ON CAST(f.id AS TEXT) = CAST(v.key AS TEXT)
      JOIN m_wind_rose w ON w.night_inversion = 1 AND w.station = (
        SELECT s.id FROM m_station s WHERE EXISTS (SELECT 1 FROM m_wind_rose x WHERE x.station = s.id)
         ORDER BY (ST_X(s.geom) - ST_X(ST_Centroid(f.geom))) * (ST_X(s.geom) - ST_X(ST_Centroid(f.geom))) * 0.45
                + (ST_Y(s.geom) - ST_Y(ST_Centroid(f.geom))) * (ST_Y(s.geom) - ST_Y(ST_Centroid(f.geom))) LIMIT 1)
     WHERE v.map = 'CH-03' AND v.value > 0 ORDER BY f.id, w.sector`,
  after: windSectors,
})
