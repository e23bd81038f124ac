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
    SELECT q.id AS key, q.km AS km, w.sector AS sector, w.freq_pct AS freq, q.lon AS lon, q.lat AS lat
      FROM (SELECT f.id AS id, v.value AS km, ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat,
                   (SELECT s.id FROM m_station s
                     WHERE s.id IN (SELECT x.station FROM m_wind_rose x WHERE x.night_inversion = 1)
                     ORDER BY (ST_X(s.geom) - ST_X(ST_Centroid(f.geom))) * (ST_X(s.geom) - ST_X(ST_Centroid(f.geom))) * 0.45
                            + (ST_Y(s.geom) - ST_Y(ST_Centroid(f.geom))) * (ST_Y(s.geom) - ST_Y(ST_Centroid(f.geom))) LIMIT 1) AS station
              FROM m_atlas_value v JOIN m_hazfac f ON CAST(f.id AS TEXT) = CAST(v.key AS TEXT)
             WHERE v.map = 'CH-03' AND v.value > 0 LIMIT -1) q
      JOIN m_wind_rose w ON w.station = q.station AND w.night_inversion = 1
     ORDER BY q.id, w.sector`,
  after: windSectors,
})
