import { earthquakeLosses } from '../../../../shared/domain/atlas/losses.ts'
import { boxed, defineMap, only, ownFeature } from '../define.ts'

/**
 * Expected dead and injured of a settlement: the last earthquake scenario (intensity as in NG-09),
 * otherwise the intensity of its zone at night. Injured are not told apart by gravity: an upper value.
 */
export const ir07 = defineMap({
  id: 'IR-07',
  grain: 'feature',
  of: 'm_settlement',
  reads: {
    m_settlement: ['id', 'unit', 'pop', 'geom'],
    m_housing: ['unit', 'type', 'residents'],
    m_seismic_zone: ['intensity', 'geom'],
    m_scenario: ['id', 'kind', 'magnitude', 'depth_km', 'hour', 'geom'],
  },
  optional: ['m_scenario'],
  reach: 'all',
  params: { b: 1.5, nu: 3.5, c: 3 },
  sql: `
    SELECT s.id AS key, s.pop AS pop, h.type AS type, h.residents AS residents, n.hour AS hour,
           CASE WHEN n.id IS NULL
                THEN (SELECT max(z.intensity) FROM ${boxed('m_seismic_zone', 's.geom')} WHERE ST_Intersects(z.geom, s.geom))
                ELSE min(12.0, max(1.0, :b * n.magnitude + :c - :nu / 2 * log10(max(1.0,
                  ST_Distance(n.geom, s.geom, 1) / 1000 * ST_Distance(n.geom, s.geom, 1) / 1000 + coalesce(n.depth_km, 10) * coalesce(n.depth_km, 10))))) END AS intensity
      FROM m_settlement s LEFT JOIN m_housing h ON h.unit = s.unit
      LEFT JOIN m_scenario n ON n.id = (SELECT max(x.id) FROM m_scenario x WHERE x.kind = 'earthquake')
     WHERE ${only('s.id')} ORDER BY s.id, h.type`,
  after: earthquakeLosses,
  trace: ownFeature('m_settlement', 'name_ru'),
})
