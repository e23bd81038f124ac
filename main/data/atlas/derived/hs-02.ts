import { defineMap, only } from '../define.ts'

/** Condition of dams; a survey older than five years is no data. */
export const hs02 = defineMap({
  id: 'HS-02',
  grain: 'feature',
  of: 'm_dam',
  reads: {
    m_dam: ['id', 'last_survey', 'tech_state'],
  },
  sql: `
    SELECT d.id AS key, 1 AS n,
           CASE WHEN d.last_survey IS NULL OR julianday(:today) - julianday(d.last_survey) > 1826
                  OR d.tech_state IS NULL THEN 'no_data' ELSE d.tech_state END AS value
      FROM m_dam d WHERE ${only('d.id')}`,
  codes: ['good', 'satisfactory', 'unsatisfactory', 'emergency', 'no_data'],
})
