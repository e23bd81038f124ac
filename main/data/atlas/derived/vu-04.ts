import { travelTimes } from '../../../../shared/domain/atlas/travel.ts'
import { defineMap, ownFeature } from '../define.ts'
import { roadRows, settlementRows, sourceRows } from '../families.ts'

/** Minutes by road from each settlement to the nearest hospital of district level and above; a walk of over 2 km is an estimate. */
export const vu04 = defineMap({
  id: 'VU-04',
  grain: 'feature',
  of: 'm_settlement',
  reads: {
    m_road: ['id', 'from_node', 'to_node', 'length_km', 'speed_kmh', 'geom'],
    m_settlement: ['id', 'geom'],
    m_critfac: ['id', 'type', 'hospital_level', 'geom'],
  },
  reach: 'all',
  sql: `${roadRows} UNION ALL ${settlementRows}
     UNION ALL ${sourceRows('m_critfac', `f.type = 'hospital' AND f.hospital_level IN ('district', 'city', 'oblast', 'national')`)}`,
  after: travelTimes,
  trace: ownFeature('m_settlement', 'name_ru'),
})
