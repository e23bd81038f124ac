import { cutOffPeople } from '../../../../shared/domain/atlas/travel.ts'
import { defineMap } from '../define.ts'
import { roadRows, settlementRows } from '../families.ts'

/** People cut off when a road is closed that has no way round; the trace names the zones that threaten it. */
export const tr07 = defineMap({
  id: 'TR-07',
  grain: 'feature',
  of: 'm_road',
  reads: {
    m_road: ['id', 'from_node', 'to_node', 'length_km', 'speed_kmh', 'geom'],
    m_settlement: ['id', 'pop', 'geom'],
    m_flood_zone: ['rp', 'geom'],
    m_avalanche_zone: ['class', 'geom'],
  },
  optional: ['m_flood_zone', 'm_avalanche_zone'],
  reach: 'all',
  sql: `${roadRows} UNION ALL ${settlementRows}`,
  after: cutOffPeople,
  trace: `SELECT NULL AS fid, NULL AS field, z.rp AS value, 'm_flood_zone' AS name
            FROM m_road r JOIN m_flood_zone z ON ST_Intersects(r.geom, z.geom) WHERE r.id = :key
           UNION ALL
          SELECT NULL AS fid, NULL AS field, NULL AS value, 'm_avalanche_zone' AS name
            FROM m_road r JOIN m_avalanche_zone z ON ST_Intersects(r.geom, z.geom) WHERE r.id = :key`,
})
