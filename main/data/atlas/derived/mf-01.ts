import { defineMap, only, ownFeature } from '../define.ts'

/** Age of the last observation of a station. */
export const mf01 = defineMap({
  id: 'MF-01',
  grain: 'feature',
  of: 'm_station',
  reads: {
    m_station: ['id'],
    m_obs: ['station', 'at'],
  },
  sql: `
    SELECT s.id AS key, count(o.at) AS n,
           CASE WHEN max(o.at) IS NULL OR julianday(:now) - julianday(max(o.at)) > 1.0 THEN 'over_24'
                WHEN julianday(:now) - julianday(max(o.at)) >= 0.125 THEN 'h3_24' ELSE 'under_3' END AS value
      FROM m_station s LEFT JOIN m_obs o ON o.station = s.id AND o.at <= :now
     WHERE ${only('s.id')} GROUP BY s.id`,
  codes: ['under_3', 'h3_24', 'over_24', 'gap'],
  trace: ownFeature('m_station', 'id'),
})
