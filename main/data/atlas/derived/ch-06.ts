import { defineMap, only } from '../define.ts'

/** Chemical accidents by group of substance. */
export const ch06 = defineMap({
  id: 'CH-06',
  grain: 'feature',
  of: 'm_event',
  reads: {
    m_event: ['id', 'at', 'class', 'record_type', 'substance_group', 'spill_t'],
  },
  sql: `
    SELECT e.id AS key, coalesce(e.substance_group, 'other') AS value, 1 AS n FROM m_event e
     WHERE (e.class = 'T.CHEM' OR (e.spill_t > 0 AND e.class LIKE 'T.%')) AND e.record_type <> 'threat'
       AND e.at >= :from AND e.at < :to AND ${only('e.id')}`,
  codes: ['chlorine', 'ammonia', 'oil', 'mercury', 'acid_alkali', 'other'],
})
