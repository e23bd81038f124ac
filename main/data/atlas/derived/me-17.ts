import { firstOfEach } from '../../../../shared/domain/atlas/leading.ts'
import { defineMap, inPeriod, only } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** Hazardous weather with most emergencies; ties by people affected. */
export const me17 = defineMap({
  id: 'ME-17',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_event: ['id', 'at', 'class', 'record_type', 'unit', 'affected'],
  },
  sql: `
    SELECT u.id AS key, e.class AS cat, count(e.id) AS n, coalesce(sum(e.affected), 0) AS weight
      FROM m_unit u JOIN m_event e ON e.unit = u.id AND e.class LIKE 'N.MET.%' AND ${inPeriod}
     WHERE u.level = 2 AND ${only('u.id')}
     GROUP BY u.id, e.class
     ORDER BY u.id, n DESC, weight DESC, e.class`,
  codes: [
    'N.MET.BLIZ',
    'N.MET.WIND',
    'N.MET.RAIN',
    'N.MET.HAIL',
    'N.MET.COLD',
    'N.MET.HEAT',
    'N.MET.DUST',
    'N.MET.ICE',
  ],
  after: (rows) => firstOfEach(rows, { least: 3, share: 0 }),
  trace: eventsBehind(`e.class LIKE 'N.MET.%'`),
})
