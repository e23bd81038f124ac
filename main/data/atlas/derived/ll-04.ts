import { defineMap, inPeriod, lowerLimit, only } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** People times degree-hours without heat a person: below 18 °C outside, day mean of the nearest station within 300 km. */
export const ll04 = defineMap({
  id: 'LL-04',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level', 'pop'],
    m_event: ['id', 'at', 'class', 'record_type', 'unit', 'geom', 'without_service', 'restored_at'],
    m_station: ['id', 'geom'],
    m_obs: ['station', 'at', 'param', 'value'],
  },
  sql: `
    SELECT h.key AS key, count(h.id) AS n,
           coalesce(sum(h.ph * max(0.0, 18.0 - h.tout)), 0) / nullif(h.pop, 0) AS value,
           sum(h.id IS NOT NULL AND (h.tout IS NULL OR h.ph IS NULL)) AS unknown
      FROM (SELECT u.id AS key, u.pop AS pop, e.id AS id,
                   e.without_service * (julianday(e.restored_at) - julianday(e.at)) * 24.0 AS ph,
                   (SELECT q.v FROM (SELECT o.value AS v, ST_Distance(w.geom, e.geom, 1) AS dist
                      FROM m_obs o JOIN m_station w ON w.id = o.station
                     WHERE o.param = 't_mean_c' AND date(o.at) = date(e.at)) q
                     WHERE q.dist <= 300000 ORDER BY q.dist LIMIT 1) AS tout
              FROM m_unit u LEFT JOIN m_event e ON e.unit = u.id AND e.class = 'T.LIFE.HEAT' AND ${inPeriod}
             WHERE u.level = 2 AND ${only('u.id')}) h
     GROUP BY h.key`,
  guard: lowerLimit,
  trace: eventsBehind(`e.class = 'T.LIFE.HEAT'`),
})
