import { accidentSections } from '../../../../shared/domain/atlas/roadside.ts'
import { defineMap, inPeriod } from '../define.ts'

/** Accidents on each kilometre of road a year, weighted 5 by the dead and 2 by the injured. */
export const tr01 = defineMap({
  id: 'TR-01',
  grain: 'drawn',
  reads: {
    m_road: ['id', 'geom'],
    m_event: ['id', 'at', 'class', 'record_type', 'geom', 'dead', 'injured'],
  },
  params: { snapM: 100 },
  sql: `
    SELECT 'road' AS role, r.id AS key, AsGeoJSON(r.geom, 6) AS line, NULL AS lon, NULL AS lat, NULL AS dead, NULL AS injured
      FROM m_road r
     UNION ALL
    SELECT 'event', e.id, NULL, ST_X(ST_Centroid(e.geom)), ST_Y(ST_Centroid(e.geom)), coalesce(e.dead, 0), coalesce(e.injured, 0)
      FROM m_event e WHERE e.class = 'T.TR.ROAD' AND ${inPeriod} AND e.geom IS NOT NULL`,
  after: accidentSections,
  trace: `SELECT e.id AS fid, NULL AS field, NULL AS value, NULL AS name
            FROM m_road r JOIN m_event e ON e.class = 'T.TR.ROAD' AND ${inPeriod}
             AND ST_Distance(r.geom, e.geom, 1) <= :snapM
           WHERE r.id = :key ORDER BY e.at DESC LIMIT 200`,
})
