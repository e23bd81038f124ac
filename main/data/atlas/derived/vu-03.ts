import { boxed, defineMap, lowerLimit, only } from '../define.ts'

/** Floor area of types A and B of MSK-64 built without the seismic code, per cent; only from intensity `minI`. */
export const vu03 = defineMap({
  id: 'VU-03',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level', 'geom'],
    m_housing: ['unit', 'type', 'area_m2', 'pre_code'],
    m_seismic_zone: ['geom', 'intensity'],
  },
  params: { minI: 7 },
  sql: `
    SELECT u.id AS key, count(h.unit) AS n,
           EXISTS (SELECT 1 FROM ${boxed('m_seismic_zone', 'u.geom')} WHERE z.intensity >= :minI AND ST_Intersects(z.geom, u.geom)) AS applies,
           100.0 * sum(CASE WHEN lower(h.type) IN ('a', 'b') AND h.pre_code = 1 THEN h.area_m2 ELSE 0 END)
             / nullif(sum(h.area_m2), 0) AS value,
           sum(h.unit IS NOT NULL AND h.pre_code IS NULL) AS unknown
      FROM m_unit u LEFT JOIN m_housing h ON h.unit = u.id
     WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  guard: (row) => (row['applies'] ? lowerLimit(row) : 'not-applicable'),
  trace: `SELECT u.passport AS fid, 'residential_buildings' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
})
