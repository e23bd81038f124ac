import { spreadOfEach } from '../../../../shared/domain/atlas/series.ts'
import { defineMap, inPeriod, only } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** Length of the fire season, days between the 10th and the 90th hundredth of the days of the year. */
export const wf08 = defineMap({
  id: 'WF-08',
  grain: 'unit',
  levels: [1],
  reads: {
    m_unit: ['id', 'level'],
    m_event: ['id', 'at', 'class', 'record_type', 'oblast'],
  },
  sql: `
    SELECT u.id AS key, CAST(strftime('%j', e.at) AS INTEGER) AS x
      FROM m_unit u JOIN m_event e ON e.oblast = u.id AND e.class IN ('N.FIRE.FOREST', 'N.FIRE.STEPPE') AND ${inPeriod}
     WHERE u.level = 1 AND ${only('u.id')} ORDER BY u.id, x`,
  after: (rows) => spreadOfEach(rows, { low: 0.1, high: 0.9, least: 10 }),
  trace: eventsBehind(`e.class IN ('N.FIRE.FOREST', 'N.FIRE.STEPPE')`, { place: 'oblast' }),
})
