import { flightRings } from '../../../../shared/domain/atlas/drawn.ts'
import { defineMap } from '../define.ts'

/** Rings that an aircraft on duty reaches, minutes; a base without one has none. */
export const rr08 = defineMap({
  id: 'RR-08',
  grain: 'drawn',
  reads: {
    m_forces: ['id', 'type', 'geom', 'aircraft_on_duty'],
  },
  params: { speed: 200, startMin: 10 },
  sql: `
    SELECT f.id AS key, ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat
      FROM m_forces f WHERE f.type = 'aviation' AND f.aircraft_on_duty > 0 ORDER BY f.id`,
  after: flightRings,
})
