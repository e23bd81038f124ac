import { serviceAreas } from '../../../../shared/domain/atlas/travel.ts'
import { defineMap } from '../define.ts'
import { fireStations, roadRows, sourceRows } from '../families.ts'

/** What fire crews reach by road within 5, 10, 20 and 40 minutes; a station far from roads serves 3 km around. */
export const rr02 = defineMap({
  id: 'RR-02',
  grain: 'drawn',
  reads: {
    m_forces: ['id', 'type', 'geom'],
    m_road: ['id', 'from_node', 'to_node', 'length_km', 'speed_kmh', 'geom'],
  },
  sql: `${roadRows} UNION ALL ${sourceRows('m_forces', fireStations)}`,
  after: serviceAreas,
  trace: `SELECT f.id AS fid, NULL AS field, NULL AS value, NULL AS name FROM m_forces f
           WHERE ${fireStations} AND :key IS NOT NULL LIMIT 200`,
})
