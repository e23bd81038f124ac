import { defineMap, lowerLimit, only } from '../define.ts'

/** Conventional livestock units per km² of farm land; weights by kind are settings of the formula. */
export const bi08 = defineMap({
  id: 'BI-08',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_territory: ['unit', 'cattle', 'horses', 'sheep_goats', 'camels', 'agricultural_km2'],
  },
  params: { kCattle: 1, kHorse: 0.8, kSheep: 0.1, kCamel: 1 },
  sql: `
    SELECT u.id AS key, 1 AS n,
           CASE WHEN coalesce(t.cattle, t.horses, t.sheep_goats, t.camels) IS NOT NULL THEN
             (:kCattle * coalesce(t.cattle, 0) + :kHorse * coalesce(t.horses, 0)
               + :kSheep * coalesce(t.sheep_goats, 0) + :kCamel * coalesce(t.camels, 0))
             / nullif(t.agricultural_km2, 0) END AS value,
           (t.cattle IS NULL) + (t.horses IS NULL) + (t.sheep_goats IS NULL) + (t.camels IS NULL) AS unknown
      FROM m_unit u JOIN m_territory t ON t.unit = u.id WHERE u.level = 2 AND ${only('u.id')}`,
  guard: lowerLimit,
  trace: `SELECT u.passport AS fid, 'cattle' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'horses' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'sheep_goats' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'camels' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL
           UNION ALL
          SELECT u.passport AS fid, 'agricultural_area_km2' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
})
