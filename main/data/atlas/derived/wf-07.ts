import { boxed, defineMap, degreesFor, only, ownFeature } from '../define.ts'

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
    SELECT s.id AS key, count(z.id) AS n,
           min(100.0, 100.0 * avg(z.burnable) * CASE WHEN EXISTS (SELECT 1 FROM m_event e
             WHERE e.class LIKE 'N.FIRE%' AND e.at >= date(:today, '-10 years')
               AND abs(ST_X(e.geom) - ST_X(s.geom)) < 0.09 AND abs(ST_Y(e.geom) - ST_Y(s.geom)) < 0.05
               AND ST_Distance(e.geom, s.geom, 1) <= 5000) THEN :fireWeight ELSE 1.0 END) AS value
      FROM m_settlement s JOIN ${boxed('m_fuel_cell', 's.geom', degreesFor(':r'))} AND ST_Distance(z.geom, s.geom, 1) <= :r
     WHERE ${only('s.id')} GROUP BY s.id`,
  trace: ownFeature('m_settlement', 'name_ru'),
})
