import { eventRate } from '../families.ts'

/** Wildfires a year per 1000 km². */
export const wf05 = eventRate({
  id: 'WF-05',
  where: `e.class IN ('N.FIRE.FOREST', 'N.FIRE.STEPPE')`,
  value: `1000.0 * count(e.id) / nullif(u.area_km2 * :years, 0)`,
  columns: ['class'],
  unitColumns: ['area_km2'],
})
