import { individualRisk } from '../../../../shared/domain/atlas/series.ts'
import { defineMap, inPeriod } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** Deaths in natural emergencies a person and year; few deaths are drawn to the mean of the country. */
export const ir01 = defineMap({
  id: 'IR-01',
  grain: 'unit',
  levels: [1],
  reads: {
    m_unit: ['id', 'level', 'pop'],
    m_event: ['id', 'at', 'class', 'record_type', 'oblast', 'dead'],
  },
  reach: 'all',
  sql: `
    SELECT u.id AS key, u.pop AS pop, coalesce(sum(e.dead), 0) AS dead, count(e.id) AS n
      FROM m_unit u LEFT JOIN m_event e ON e.oblast = u.id AND e.class LIKE 'N.%' AND ${inPeriod}
     WHERE u.level = 1 GROUP BY u.id`,
  after: individualRisk,
  trace: eventsBehind(`e.class LIKE 'N.%' AND e.dead > 0`, { place: 'oblast' }),
})
