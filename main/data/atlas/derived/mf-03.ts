import { fireDanger } from '../../../../shared/domain/atlas/weather.ts'
import { defineMap } from '../define.ts'

/**
 * Complex index of Nesterov of the last 90 days on squares of 0.25°: readings between 12 and 15 h,
 * stations interpolated by inverse distance; fewer than three within 250 km are no data.
 */
export const mf03 = defineMap({
  id: 'MF-03',
  grain: 'drawn',
  reads: {
    m_station: ['id', 'type', 'geom'],
    m_obs: ['station', 'at', 'param', 'value'],
  },
  sql: `
    SELECT s.id AS key, date(o.at) AS day, ST_X(s.geom) AS lon, ST_Y(s.geom) AS lat,
           max(CASE WHEN o.param = 't_c' AND strftime('%H', o.at) BETWEEN '12' AND '15' THEN o.value END) AS t,
           max(CASE WHEN o.param = 'tdew_c' AND strftime('%H', o.at) BETWEEN '12' AND '15' THEN o.value END) AS tdew,
           sum(CASE WHEN o.param = 'rain_mm' THEN o.value END) AS rain
      FROM m_station s JOIN m_obs o ON o.station = s.id AND o.param IN ('t_c', 'tdew_c', 'rain_mm')
       AND o.at >= date(:today, '-90 days') AND o.at < date(:today, '+1 day')
     WHERE s.type = 'weather' GROUP BY s.id, day ORDER BY s.id, day`,
  after: fireDanger,
})
