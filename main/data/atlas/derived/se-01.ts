import { defineMap } from '../define.ts'

/** Population density: residents per km², the base of every rate. */
export const se01 = defineMap({
  id: 'SE-01',
  sql: `SELECT shape AS key, 1.0 * pop / nullif(area_km2, 0) AS value, passport IS NOT NULL AS n,
               estimate, passport
          FROM m_unit WHERE rank = :rank AND (:only IS NULL OR shape = :only)`,
  trace: `SELECT passport AS fid, 'population_total' AS field, pop AS value FROM m_unit
           WHERE shape = :key AND rank = :rank AND passport IS NOT NULL
           UNION ALL
          SELECT passport, 'area_km2', area_km2 FROM m_unit
           WHERE shape = :key AND rank = :rank AND passport IS NOT NULL`,
})
