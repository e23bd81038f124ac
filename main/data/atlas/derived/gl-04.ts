import { outburstPaths } from '../../../../shared/domain/atlas/downhill.ts'
import { defineMap, ownFeature } from '../define.ts'

/**
 * Way of an outburst of each glacial lake over the relief, by the distance from the lake, km; ends
 * where the overall slope falls below 3°, below 11° only a flood and no debris flow is likely.
 */
export const gl04 = defineMap({
  id: 'GL-04',
  grain: 'drawn',
  reads: {
    m_glacial_lake: ['id', 'geom'],
    m_dem: ['z'],
  },
  params: { debrisDeg: 11, floodDeg: 3 },
  sql: `
    SELECT g.id AS key, ST_X(ST_Centroid(g.geom)) AS lon, ST_Y(ST_Centroid(g.geom)) AS lat
      FROM m_glacial_lake g WHERE g.geom IS NOT NULL ORDER BY g.id`,
  after: outburstPaths,
  trace: ownFeature('m_glacial_lake', 'state'),
})
