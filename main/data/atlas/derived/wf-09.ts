import { firstOfEach } from '../../../../shared/domain/atlas/leading.ts'
import { defineMap, inPeriod, only } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** Cause with most wildfires; below 40 % there is no leader. */
export const wf09 = defineMap({
  id: 'WF-09',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_event: ['id', 'at', 'class', 'record_type', 'unit', 'cause_code'],
  },
  sql: `
    SELECT u.id AS key, coalesce(e.cause_code, 'unknown') AS cat, count(e.id) AS n
      FROM m_unit u JOIN m_event e ON e.unit = u.id AND e.class IN ('N.FIRE.FOREST', 'N.FIRE.STEPPE') AND ${inPeriod}
     WHERE u.level = 2 AND ${only('u.id')}
     GROUP BY u.id, cat ORDER BY u.id, n DESC, cat`,
  codes: ['careless_fire', 'lightning', 'stubble_burning', 'transport', 'cross_border', 'unknown'],
  after: (rows) => firstOfEach(rows, { least: 5, share: 0.4 }),
  trace: eventsBehind(`e.class IN ('N.FIRE.FOREST', 'N.FIRE.STEPPE')`),
})
