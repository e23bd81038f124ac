import { defineMap, only } from '../define.ts'

/** Releases of avalanches at a site in the last winter of the period (November to May). */
export const gl07 = defineMap({
  id: 'GL-07',
  grain: 'feature',
  of: 'm_hazsite',
  reads: {
    m_hazsite: ['id', 'kind', 'geom'],
    m_event: ['id', 'at', 'class', 'object', 'geom'],
  },
  reach: 'row',
  params: { nearM: 1000 },
  sql: `
    SELECT q.key, q.value, q.value AS n FROM (
      SELECT h.id AS key, count(e.id) AS value,
             CAST(strftime('%Y', e.at, '+2 months') AS INTEGER) AS winter,
             row_number() OVER (PARTITION BY h.id ORDER BY CAST(strftime('%Y', e.at, '+2 months') AS INTEGER) DESC) AS place
        FROM m_hazsite h JOIN m_event e ON e.class = 'N.GEO.AVA'
         AND (e.object = h.id OR (e.object IS NULL AND ST_Distance(e.geom, h.geom, 1) < :nearM))
         AND (strftime('%m', e.at) >= '11' OR strftime('%m', e.at) <= '05') AND e.at >= :from AND e.at < :to
       WHERE h.kind = 'avalanche' AND ${only('h.id')}
       GROUP BY h.id, winter) q WHERE q.place = 1`,
})
