import { slopeSections } from '../../../../shared/domain/atlas/roadside.ts'
import { defineMap, ownFeature } from '../define.ts'

const zones = [
  ['avalanche', 'm_avalanche_zone'],
  ['mudflow', 'm_mudflow_zone'],
  ['landslide', 'm_landslide_zone'],
] as const

const meets = (line: string, mark: string) =>
  zones.map(
    ([cat, zone]) => `
    SELECT '${mark}' || l.id AS key, '${cat}' AS cat, AsGeoJSON(l.geom, 6) AS line,
           AsGeoJSON(ST_Intersection(l.geom, z.geom), 6) AS met
      FROM ${line} l JOIN ${zone} z ON MbrIntersects(l.geom, z.geom) AND ST_Intersects(l.geom, z.geom)`,
  )

/** Parts of roads and railways in zones of avalanches, mudflows and landslides: how many kinds lie over each. */
export const tr04 = defineMap({
  id: 'TR-04',
  grain: 'drawn',
  reads: {
    m_road: ['id', 'geom'],
    m_railway: ['id', 'geom'],
    m_avalanche_zone: ['geom'],
    m_mudflow_zone: ['geom'],
    m_landslide_zone: ['geom'],
  },
  sql: [...meets('m_road', ''), ...meets('m_railway', 'r')].join(' UNION ALL '),
  after: slopeSections,
  trace: ownFeature('m_road', 'class'),
})
