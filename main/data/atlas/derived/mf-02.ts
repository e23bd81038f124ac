import { defineMap, only, ownFeature } from '../define.ts'

/** Stage of the last reading against the levels of the gauge. */
export const mf02 = defineMap({
  id: 'MF-02',
  grain: 'feature',
  of: 'm_station',
  reads: {
    m_station: ['id', 'type', 'level_floodplain_cm', 'level_unfavourable_cm', 'level_danger_cm'],
    m_obs: ['station', 'at', 'param', 'value'],
  },
  sql: `
    SELECT s.id AS key, 1 AS n, o.value AS stage,
           CASE WHEN o.value >= s.level_danger_cm THEN 'dangerous'
                WHEN o.value >= s.level_unfavourable_cm THEN 'unfavourable'
                WHEN o.value >= s.level_floodplain_cm THEN 'floodplain' ELSE 'normal' END AS value,
           (julianday(:now) - julianday(o.at)) * 24.0 AS age_h
      FROM m_station s JOIN m_obs o ON o.station = s.id AND o.param = 'stage_cm'
       AND o.at = (SELECT max(x.at) FROM m_obs x WHERE x.station = s.id AND x.param = 'stage_cm' AND x.at <= :now)
     WHERE s.type = 'gauge' AND ${only('s.id')}`,
  codes: ['normal', 'floodplain', 'unfavourable', 'dangerous'],
  guard: ({ age_h: age }) => (Number(age) > 24 ? 'stale' : null),
  trace: ownFeature('m_station', 'id'),
})
