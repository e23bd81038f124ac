import { crossings } from '../../../../shared/domain/atlas/roadside.ts'
import { defineMap } from '../define.ts'

const meets = (cat: string, zone: string, meet = 'z.geom') => `
    SELECT p.id AS key, '${cat}' AS cat, z.id AS zone, AsGeoJSON(ST_Intersection(p.geom, ${meet}), 6) AS met
      FROM m_pipeline p JOIN ${zone} ON MbrIntersects(p.geom, z.geom) AND ST_Intersects(p.geom, z.geom)`

/** Places where a trunk pipeline meets an active fault, a river in its 1 % flood zone, a mudflow channel or a landslide. */
export const tr03 = defineMap({
  id: 'TR-03',
  grain: 'drawn',
  reads: {
    m_pipeline: ['id', 'geom', 'product', 'diameter_mm'],
    m_fault: ['id', 'geom'],
    m_river: ['id', 'geom'],
    m_flood_zone: ['rp', 'geom'],
    m_mudflow_channel: ['id', 'geom'],
    m_landslide_zone: ['id', 'geom'],
  },
  optional: ['m_fault', 'm_mudflow_channel', 'm_landslide_zone'],
  codes: ['fault', 'river', 'mudflow', 'landslide'],
  sql: `${meets('fault', 'm_fault z')}
     UNION ALL ${meets('river', 'm_river z')}
       AND EXISTS (SELECT 1 FROM m_flood_zone f WHERE f.rp = 100 AND MbrIntersects(f.geom, p.geom)
         AND ST_Intersects(f.geom, ST_Intersection(p.geom, z.geom)))
     UNION ALL ${meets('mudflow', 'm_mudflow_channel z')}
     UNION ALL ${meets('landslide', 'm_landslide_zone z')}`,
  after: crossings,
  trace: `SELECT NULL AS fid, NULL AS field, p.diameter_mm AS value, p.product AS name FROM m_pipeline p WHERE p.id = :key`,
})
