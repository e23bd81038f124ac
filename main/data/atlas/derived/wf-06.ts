import { lowerLimit } from '../define.ts'
import { eventRate } from '../families.ts'

/** Burned share of the district a year, per cent; 100 ha are 1 km². */
export const wf06 = eventRate({
  id: 'WF-06',
  where: `e.class IN ('N.FIRE.FOREST', 'N.FIRE.STEPPE')`,
  value: `100.0 * coalesce(sum(e.burned_ha), 0) / 100.0 / nullif(u.area_km2 * :years, 0)`,
  extra: `sum(e.id IS NOT NULL AND e.burned_ha IS NULL) AS unknown`,
  columns: ['class', 'burned_ha'],
  unitColumns: ['area_km2'],
  guard: lowerLimit,
})
