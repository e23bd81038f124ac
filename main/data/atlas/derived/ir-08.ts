import { expectedPeople } from '../../../../shared/domain/atlas/series.ts'
import { boxed, defineMap, only } from '../define.ts'

/** People flooded a year: area under the curve of people over probability, less what dykes hold. */
export const ir08 = defineMap({
  id: 'IR-08',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_popgrid: ['unit', 'pop', 'geom'],
    m_flood_zone: ['rp', 'geom'],
    m_dyke: ['unit', 'protects_rp'],
  },
  optional: ['m_dyke'],
  // Who lies in which zone is found once for the country.
  reach: 'all',
  sql: `
    SELECT u.id AS key, r.rp AS rp, p.people AS people,
           (SELECT max(k.protects_rp) FROM m_dyke k WHERE k.unit = u.id) AS protects
      FROM m_unit u JOIN (SELECT DISTINCT y.rp AS rp FROM m_flood_zone y) r
      LEFT JOIN (SELECT g.unit AS unit, q.rp AS rp, sum(g.pop) AS people
                   FROM m_popgrid g JOIN (SELECT DISTINCT x.rp AS rp FROM m_flood_zone x) q
                  WHERE EXISTS (SELECT 1 FROM ${boxed('m_flood_zone', 'g.geom')}
                     WHERE z.rp = q.rp AND ST_Intersects(z.geom, g.geom))
                  GROUP BY g.unit, q.rp) p ON p.unit = u.id AND p.rp = r.rp
     WHERE u.level = 2 AND ${only('u.id')} ORDER BY u.id, r.rp`,
  after: expectedPeople,
})
