import { trendOfEach } from '../../../../shared/domain/atlas/series.ts'
import { defineMap, inPeriod, only } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** Slope of Sen of the yearly counts, per cent of their mean; hatched where Mann–Kendall gives p > 0.10. */
export const ir09 = defineMap({
  id: 'IR-09',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_event: ['id', 'at', 'class', 'record_type', 'unit'],
  },
  sql: `
    SELECT u.id AS key, CAST(strftime('%Y', e.at) AS INTEGER) AS year, count(e.id) AS n
      FROM m_unit u JOIN m_event e ON e.unit = u.id AND (e.class LIKE 'N.%' OR e.class LIKE 'T.%') AND ${inPeriod}
     WHERE u.level = 2 AND ${only('u.id')}
     GROUP BY u.id, year ORDER BY u.id, year`,
  after: trendOfEach,
  trace: eventsBehind(`(e.class LIKE 'N.%' OR e.class LIKE 'T.%')`),
})
