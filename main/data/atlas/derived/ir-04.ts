import { leadingHazard } from '../../../../shared/domain/atlas/leading.ts'
import { defineMap, inPeriod, only } from '../define.ts'
import { eventsBehind } from '../families.ts'

/** Group of hazards that weighs most: half casualties, three tenths affected, a fifth damage, each as a share of the district. */
export const ir04 = defineMap({
  id: 'IR-04',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_event: [
      'id',
      'at',
      'class',
      'record_type',
      'unit',
      'dead',
      'injured',
      'affected',
      'damage_kzt',
    ],
  },
  sql: `
    SELECT u.id AS key,
           CASE WHEN e.class = 'N.GEO.EQ' THEN 'earthquake'
                WHEN e.class LIKE 'N.HYD%' OR e.class = 'T.DAM' THEN 'flood'
                WHEN e.class = 'N.GEO.AVA' THEN 'avalanche'
                WHEN e.class LIKE 'N.GEO%' THEN 'mudflow_landslide'
                WHEN e.class LIKE 'N.MET%' THEN 'weather'
                WHEN e.class LIKE 'N.FIRE%' THEN 'wildfire'
                WHEN e.class IN ('T.FIRE.RES', 'T.FIRE.CO') THEN 'domestic_fire'
                WHEN e.class LIKE 'T.TR%' THEN 'transport'
                WHEN e.class LIKE 'N.BIO%' THEN 'epidemic' ELSE 'industrial' END AS cat,
           count(e.id) AS n, sum(coalesce(e.dead, 0) + coalesce(e.injured, 0)) AS casualties,
           sum(e.affected) AS affected, sum(e.damage_kzt) AS damage
      FROM m_unit u JOIN m_event e ON e.unit = u.id AND (e.class LIKE 'N.%' OR e.class LIKE 'T.%') AND ${inPeriod}
     WHERE u.level = 2 AND ${only('u.id')}
     GROUP BY u.id, cat ORDER BY u.id, cat`,
  codes: [
    'earthquake',
    'flood',
    'mudflow_landslide',
    'avalanche',
    'weather',
    'wildfire',
    'domestic_fire',
    'industrial',
    'transport',
    'epidemic',
  ],
  after: leadingHazard,
  trace: eventsBehind(`(e.class LIKE 'N.%' OR e.class LIKE 'T.%')`),
})
