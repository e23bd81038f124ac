import { defineMap, only } from '../define.ts'
import { inZone } from '../families.ts'

/** Places in evacuation points outside the zones per person inside them. */
export const rr06 = defineMap({
  id: 'RR-06',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_settlement: ['unit', 'pop', 'geom'],
    m_evac_point: ['unit', 'places', 'geom'],
    m_flood_zone: ['rp', 'geom'],
    m_dam_zone: ['geom'],
  },
  optional: ['m_dam_zone'],
  sql: `
    SELECT u.id AS key,
           (SELECT count(*) FROM m_evac_point c WHERE c.unit = u.id) AS n,
           1.0 * (SELECT sum(p.places) FROM m_evac_point p WHERE p.unit = u.id
              AND NOT ${inZone('flood', 'p')} AND NOT ${inZone('dam', 'p')})
             / nullif(sum(CASE WHEN ${inZone('flood', 's')} OR ${inZone('dam', 's')} THEN s.pop ELSE 0 END), 0) AS value,
           sum(CASE WHEN ${inZone('flood', 's')} OR ${inZone('dam', 's')} THEN s.pop ELSE 0 END) AS need
      FROM m_unit u LEFT JOIN m_settlement s ON s.unit = u.id WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  guard: ({ need }) => (Number(need ?? 0) > 0 ? null : 'not-applicable'),
})
