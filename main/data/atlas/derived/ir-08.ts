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
  sql: `
    SELECT u.id AS key, r.rp AS rp,
           (SELECT sum(g.pop) FROM m_popgrid g WHERE g.unit = u.id AND EXISTS (SELECT 1 FROM ${boxed('m_flood_zone', 'g.geom')}
              WHERE z.rp = r.rp AND ST_Intersects(z.geom, g.geom))) AS people,
           (SELECT max(k.protects_rp) FROM m_dyke k WHERE k.unit = u.id) AS protects
      FROM m_unit u JOIN (SELECT DISTINCT y.rp AS rp FROM m_flood_zone y) r
     WHERE u.level = 2 AND ${only('u.id')} ORDER BY u.id, r.rp`,
  after: expectedPeople,
})
