import { defineMap, only } from '../define.ts'

/** Injured and dead of carbon monoxide and household gas; a case without victims is drawn smallest. */
export const ti08 = defineMap({
  id: 'TI-08',
  grain: 'feature',
  of: 'm_event',
  reads: {
    m_event: ['id', 'at', 'class', 'record_type', 'explosion', 'dead', 'injured'],
  },
  sql: `
    SELECT e.id AS key, coalesce(e.dead, 0) + coalesce(e.injured, 0) AS value, 1 AS n FROM m_event e
     WHERE (e.class = 'T.FIRE.CO' OR e.explosion = 'domestic_gas') AND e.record_type <> 'threat'
       AND e.at >= :from AND e.at < :to AND ${only('e.id')}`,
})
