import { defineMap, lowerLimit, only } from '../define.ts'

/** 0 in order, 1 inspection overdue, 2 service life expired, 3 both; norms by industry. */
export const ti13 = defineMap({
  id: 'TI-13',
  grain: 'feature',
  of: 'm_hazfac',
  reads: {
    m_hazfac: ['id', 'industry', 'commissioned_year', 'last_inspection'],
    m_norm_life: ['industry', 'life_years', 'inspect_days'],
  },
  sql: `
    SELECT f.id AS key, 1 AS n,
           CASE WHEN n.industry IS NULL OR (f.commissioned_year IS NULL AND f.last_inspection IS NULL) THEN NULL
                ELSE (CASE WHEN CAST(strftime('%Y', :today) AS INTEGER) - f.commissioned_year > n.life_years THEN 2 ELSE 0 END)
                   + (CASE WHEN julianday(:today) - julianday(f.last_inspection) > n.inspect_days THEN 1 ELSE 0 END)
           END AS value,
           (f.last_inspection IS NULL) + (f.commissioned_year IS NULL) AS unknown
      FROM m_hazfac f LEFT JOIN m_norm_life n ON n.industry = f.industry WHERE ${only('f.id')}`,
  guard: lowerLimit,
})
