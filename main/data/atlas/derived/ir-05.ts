import { multiHazard } from '../../../../shared/domain/atlas/indices.ts'
import { boxed, defineMap, only } from '../define.ts'

const hazards = [
  ['seismic', 'm_seismic_zone', 'z.intensity >= 7'],
  ['flood', 'm_flood_zone', 'z.rp = 100'],
  ['mudflow', 'm_mudflow_zone', 'z.geom IS NOT NULL'],
  ['landslide', 'm_landslide_zone', `z.class = 'high'`],
  ['avalanche', 'm_avalanche_zone', `z.class IN ('medium', 'high')`],
  ['wildfire', 'm_fire_belt', 'z.geom IS NOT NULL'],
] as const

const hazardRows = ([hazard, zone, where]: (typeof hazards)[number]) => `
    SELECT u.id AS key, '${hazard}' AS hazard, EXISTS (SELECT 1 FROM ${zone}) AS present,
           (SELECT ST_Area(ST_Union(ST_Intersection(z.geom, u.geom)), 1) FROM ${boxed(zone, 'u.geom')}
             WHERE ${where} AND ST_Intersects(z.geom, u.geom)) / 1e6 / nullif(u.area_km2, 0) AS area_share,
           1.0 * (SELECT sum(s.pop) FROM m_settlement s WHERE s.unit = u.id
              AND EXISTS (SELECT 1 FROM ${boxed(zone, 's.geom')} WHERE ${where} AND ST_Intersects(z.geom, s.geom)))
             / nullif((SELECT sum(p.pop) FROM m_settlement p WHERE p.unit = u.id), 0) AS pop_share,
           ${hazard === 'seismic' ? `(SELECT max(z.intensity) FROM ${boxed(zone, 'u.geom')} WHERE ST_Intersects(z.geom, u.geom))` : 'NULL'} AS measure
      FROM m_unit u WHERE u.level = 2 AND ${only('u.id')}`

/** Weighted shares of area and people under six natural hazards, 0 to 10; weights of the catalogue. */
export const ir05 = defineMap({
  id: 'IR-05',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level', 'area_km2', 'geom'],
    m_settlement: ['id', 'unit', 'pop', 'geom'],
    m_seismic_zone: ['intensity', 'geom'],
    m_flood_zone: ['rp', 'geom'],
    m_mudflow_zone: ['geom'],
    m_landslide_zone: ['class', 'geom'],
    m_avalanche_zone: ['class', 'geom'],
    m_fire_belt: ['geom'],
  },
  optional: hazards.map(([, zone]) => zone),
  params: {
    w_seismic: 0.3,
    w_flood: 0.25,
    w_mudflow: 0.15,
    w_landslide: 0.1,
    w_avalanche: 0.08,
    w_wildfire: 0.12,
  },
  sql: hazards.map(hazardRows).join(' UNION ALL '),
  after: multiHazard,
  trace: hazards
    .map(
      ([
        ,
        zone,
      ]) => `SELECT NULL AS fid, NULL AS field, NULL AS value, '${zone}' AS name FROM m_unit u
            JOIN ${boxed(zone, 'u.geom')} AND ST_Intersects(z.geom, u.geom) WHERE u.id = :key`,
    )
    .join(' UNION ALL '),
})
