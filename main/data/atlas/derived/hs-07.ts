import { defineMap, only } from '../define.ts'

/** Filling of the full volume by the last reading, per cent; older than 48 hours is hatched. */
export const hs07 = defineMap({
  id: 'HS-07',
  grain: 'feature',
  of: 'm_dam',
  reads: {
    m_dam: ['id', 'volume_full'],
    m_obs: ['station', 'at', 'param', 'value'],
  },
  sql: `
    SELECT d.id AS key, 1 AS n, 100.0 * o.value / nullif(d.volume_full, 0) AS value,
           (julianday(:now) - julianday(o.at)) * 24.0 AS age_h
      FROM m_dam d LEFT JOIN m_obs o ON o.station = d.id AND o.param = 'volume_mcm'
       AND o.at = (SELECT max(x.at) FROM m_obs x WHERE x.station = d.id AND x.param = 'volume_mcm' AND x.at <= :now)
     WHERE d.volume_full > 0 AND ${only('d.id')}`,
  guard: ({ age_h: age }) => (Number(age) > 48 ? 'stale' : null),
})
