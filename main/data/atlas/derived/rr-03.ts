import { lateShare } from '../../../../shared/domain/atlas/travel.ts'
import { defineMap } from '../define.ts'
import { fireStations, roadRows, settlementRows, sourceRows } from '../families.ts'

/** People of settlements that a fire crew reaches later than in 10 minutes (towns) or 20 (villages, our choice), per cent. */
export const rr03 = defineMap({
  id: 'RR-03',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_forces: ['id', 'type', 'geom'],
    m_road: ['id', 'from_node', 'to_node', 'length_km', 'speed_kmh', 'geom'],
    m_settlement: ['id', 'unit', 'urban', 'pop', 'geom'],
  },
  reach: 'all',
  params: { normUrban: 10, normRural: 20 },
  sql: `${roadRows} UNION ALL ${settlementRows} UNION ALL ${sourceRows('m_forces', fireStations)}
     UNION ALL SELECT 'unit', u.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM m_unit u WHERE u.level = 2`,
  after: lateShare,
  trace: `SELECT NULL AS fid, NULL AS field, s.pop AS value, s.name_ru AS name FROM m_settlement s
           WHERE s.unit = :key ORDER BY s.pop DESC LIMIT 200`,
})
