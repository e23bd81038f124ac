import { defineMap, only } from '../define.ts'

/** State of the forces by their last report; none for a day is a class of its own. */
export const rr01 = defineMap({
  id: 'RR-01',
  grain: 'feature',
  of: 'm_forces',
  reads: {
    m_forces: ['id'],
    m_forces_report: ['unit_id', 'at', 'status'],
  },
  sql: `
    SELECT f.id AS key, 1 AS n,
           CASE WHEN r.at IS NULL OR julianday(:now) - julianday(r.at) > 1.0 THEN 'no_report' ELSE r.status END AS value
      FROM m_forces f LEFT JOIN m_forces_report r ON r.unit_id = f.id
       AND r.at = (SELECT max(x.at) FROM m_forces_report x WHERE x.unit_id = f.id AND x.at <= :now)
     WHERE ${only('f.id')}`,
  codes: ['ready', 'committed', 'not_ready', 'no_report'],
})
