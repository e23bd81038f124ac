import { spreadOfEach } from '../../../../shared/domain/atlas/series.ts'
import { defineMap, only } from '../define.ts'

/** Median minutes from call to arrival; over a day is a mistake of the clock and left out. */
export const rr04 = defineMap({
  id: 'RR-04',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_event: ['id', 'at', 'record_type', 'unit', 'called_at', 'arrived_at'],
  },
  sql: `
    SELECT u.id AS key, (julianday(e.arrived_at) - julianday(e.called_at)) * 1440.0 AS x
      FROM m_unit u JOIN m_event e ON e.unit = u.id AND e.called_at IS NOT NULL AND e.arrived_at >= e.called_at
       AND e.record_type <> 'threat' AND e.at >= :from AND e.at < :to
     WHERE u.level = 2 AND ${only('u.id')} AND x <= 1440 ORDER BY u.id, x`,
  after: (rows) => spreadOfEach(rows, { low: null, high: 0.5, least: 20 }),
  trace: `SELECT e.id AS fid, NULL AS field, NULL AS value, NULL AS name FROM m_event e
           WHERE e.unit = :key AND e.called_at IS NOT NULL AND e.arrived_at >= e.called_at
             AND e.record_type <> 'threat' AND e.at >= :from AND e.at < :to
           ORDER BY e.at DESC LIMIT 200`,
})
