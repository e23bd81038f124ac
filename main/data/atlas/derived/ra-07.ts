import { planningRings } from '../../../../shared/domain/atlas/drawn.ts'
import { defineMap } from '../define.ts'

/** Planning distances around radiation facilities by category (IAEA GSR Part 7, GS-G-2.1). */
export const ra07 = defineMap({
  id: 'RA-07',
  grain: 'drawn',
  reads: {
    m_hazfac: ['id', 'geom', 'rad_category'],
  },
  sql: `
    SELECT f.id AS key, f.rad_category AS category,
           ST_X(ST_Centroid(f.geom)) AS lon, ST_Y(ST_Centroid(f.geom)) AS lat
      FROM m_hazfac f WHERE f.rad_category IS NOT NULL ORDER BY f.id`,
  codes: ['paz', 'upz', 'epd', 'icpd'],
  after: planningRings,
})
