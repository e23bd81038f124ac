import { intensityField } from '../../../../shared/domain/atlas/drawn.ts'
import { defineMap } from '../define.ts'

/** Intensity of the scenario: 1.5 M − 3.5 lg R + 3 (Shebalin), R over the depth, on squares of 0.05°. */
export const ng09 = defineMap({
  id: 'NG-09',
  grain: 'drawn',
  reads: {
    m_scenario: ['id', 'kind', 'magnitude', 'depth_km', 'geom'],
  },
  params: { b: 1.5, nu: 3.5, c: 3 },
  sql: `
    SELECT n.id AS key, n.magnitude AS magnitude, n.depth_km AS depth_km, ST_X(n.geom) AS lon, ST_Y(n.geom) AS lat
      FROM m_scenario n WHERE n.kind = 'earthquake' ORDER BY n.id DESC LIMIT 1`,
  after: intensityField,
})
