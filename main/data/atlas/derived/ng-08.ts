import { smallSample } from '../define.ts'
import { eventRate } from '../families.ts'

/** Felt earthquakes a decade: intensity from `minI` degrees; events without an intensity are left out. */
export const ng08 = eventRate({
  id: 'NG-08',
  where: `e.class = 'N.GEO.EQ' AND e.intensity >= :minI`,
  value: `10.0 * count(DISTINCT e.id) / nullif(:years, 0)`,
  columns: ['class', 'intensity'],
  params: { minI: 3 },
  guard: smallSample(3),
})
