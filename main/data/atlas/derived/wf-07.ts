import { defineMap, only, ownFeature } from '../define.ts'

/** Burnable share of the belt around a settlement, per cent; a fire within 5 km in ten years weighs 1.2. */
export const wf07 = defineMap({
  id: 'WF-07',
  grain: 'feature',
  of: 'm_settlement',
  reads: {
    m_settlement: ['id', 'geom'],
    m_fuel_cell: ['id', 'burnable', 'geom'],
    m_event: ['at', 'class', 'geom'],
  },
  optional: ['m_event'],
  params: { r: 500, fireWeight: 1.2 },
  sql: `
    SELECT s.id AS key, count(c.id) AS n,
           min(100.0, 100.0 * avg(c.burnable) * CASE WHEN EXISTS (SELECT 1 FROM m_event e
             WHERE e.class LIKE 'N.FIRE%' AND e.at >= date(:today, '-10 years')
               AND ST_Distance(e.geom, s.geom, 1) <= 5000) THEN :fireWeight ELSE 1.0 END) AS value
      FROM m_settlement s JOIN m_fuel_cell c ON ST_Distance(c.geom, s.geom, 1) <= :r
     WHERE ${only('s.id')} GROUP BY s.id`,
  trace: ownFeature('m_settlement', 'name_ru'),
})
