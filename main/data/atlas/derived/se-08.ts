import { defineMap, lowerLimit, only } from '../define.ts'
import { inZone } from '../families.ts'

/** Cost of dwellings (where a settlement states none, its people's part of the district's) in the 1 % flood or from intensity 8, billion tenge. */
export const se08 = defineMap({
  id: 'SE-08',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_settlement: ['id', 'unit', 'oblast', 'pop', 'dwelling_area_m2', 'geom'],
    m_territory: ['unit', 'pop', 'dwelling_area_m2'],
    m_unit_cost: ['oblast', 'kzt_m2'],
    m_flood_zone: ['rp', 'geom'],
    m_seismic_zone: ['intensity', 'geom'],
  },
  params: { minI: 8 },
  sql: `
    SELECT u.id AS key, count(s.id) AS n,
           sum(CASE WHEN ${inZone('flood', 's')} OR ${inZone('seismic', 's')}
             THEN coalesce(s.dwelling_area_m2, 1.0 * t.dwelling_area_m2 * s.pop / nullif(t.pop, 0)) * k.kzt_m2 ELSE 0 END) / 1e9 AS value,
           sum(s.id IS NOT NULL AND (coalesce(s.dwelling_area_m2, t.dwelling_area_m2) IS NULL OR k.kzt_m2 IS NULL)) AS unknown
      FROM m_unit u LEFT JOIN m_settlement s ON s.unit = u.id LEFT JOIN m_territory t ON t.unit = u.id LEFT JOIN m_unit_cost k ON k.oblast = s.oblast
     WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  guard: lowerLimit,
})
