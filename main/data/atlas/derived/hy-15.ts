import { defineMap, inPeriod, only } from '../define.ts'

/** Settlements flooded in at least `minYears` years: linked to the event, or under or near it. */
export const hy15 = defineMap({
  id: 'HY-15',
  grain: 'feature',
  of: 'm_settlement',
  reads: {
    m_settlement: ['id', 'geom'],
    m_event: ['id', 'at', 'class', 'record_type', 'geom', 'footprint'],
    m_event_settlement: ['event', 'settlement'],
  },
  optional: ['m_event_settlement'],
  params: { nearM: 2000, minYears: 2 },
  sql: `
    SELECT s.id AS key, count(DISTINCT strftime('%Y', h.at)) AS n,
           count(DISTINCT strftime('%Y', h.at)) AS value, min(h.linked) = 0 AS near
      FROM m_settlement s
      JOIN (SELECT x.settlement AS sid, e.at AS at, 1 AS linked
              FROM m_event_settlement x JOIN m_event e ON e.id = x.event AND e.class IN ('N.HYD.FLOOD', 'N.HYD.RAIN', 'N.HYD.JAM', 'N.HYD.GW') AND ${inPeriod}
             UNION
            SELECT p.id, e.at, 0
              FROM (SELECT e.at AS at, e.geom AS geom, e.footprint AS footprint FROM m_event e
                     WHERE e.class IN ('N.HYD.FLOOD', 'N.HYD.RAIN', 'N.HYD.JAM', 'N.HYD.GW') AND ${inPeriod}
                       AND NOT EXISTS (SELECT 1 FROM m_event_settlement y WHERE y.event = e.id) LIMIT -1) e
              JOIN m_settlement p ON (CASE WHEN e.footprint IS NOT NULL THEN ST_Intersects(e.footprint, p.geom)
                    ELSE abs(ST_X(e.geom) - ST_X(p.geom)) < 0.05
                     AND abs(ST_Y(e.geom) - ST_Y(p.geom)) < 0.05
                     AND ST_Distance(e.geom, p.geom, 1) < :nearM END)
             WHERE ${only('p.id')}) h ON h.sid = s.id
     WHERE ${only('s.id')}
     GROUP BY s.id HAVING value >= :minYears`,
  guard: ({ near }) => (Number(near) ? 'estimate' : null),
  trace: `SELECT e.id AS fid, NULL AS field, NULL AS value, NULL AS name
            FROM m_event_settlement x JOIN m_event e ON e.id = x.event AND ${inPeriod}
           WHERE x.settlement = :key ORDER BY e.at DESC LIMIT 200`,
})
