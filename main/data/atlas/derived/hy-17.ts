import { leadingMonth } from '../../../../shared/domain/atlas/leading.ts'
import { defineMap, inPeriod } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** Class of months with most floods; a district with fewer than five takes the one of its oblast. */
export const hy17 = defineMap({
  id: 'HY-17',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level', 'parent'],
    m_event: ['id', 'at', 'class', 'record_type', 'unit'],
  },
  reach: 'all',
  sql: `
    SELECT u.id AS key, u.parent AS oblast, CAST(strftime('%m', e.at) AS INTEGER) AS month, count(e.id) AS n
      FROM m_unit u LEFT JOIN m_event e ON e.unit = u.id AND e.class IN ('N.HYD.FLOOD', 'N.HYD.RAIN', 'N.HYD.JAM', 'N.HYD.GW') AND ${inPeriod}
     WHERE u.level = 2
     GROUP BY u.id, month`,
  codes: ['winter', 'march', 'april', 'may', 'summer', 'autumn'],
  after: leadingMonth,
  trace: eventsBehind(`e.class IN ('N.HYD.FLOOD', 'N.HYD.RAIN', 'N.HYD.JAM', 'N.HYD.GW')`),
})
