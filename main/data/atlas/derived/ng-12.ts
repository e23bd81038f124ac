import { eventRate } from '../families.ts'

/** Landslides and rockfalls per 1000 km² and decade; none is the zero class, never a hatch. */
export const ng12 = eventRate({
  id: 'NG-12',
  where: `e.class IN ('N.GEO.LAND', 'N.GEO.ROCK')`,
  value: `10000.0 * count(e.id) / nullif(u.area_km2 * :years, 0)`,
  columns: ['class'],
  unitColumns: ['area_km2'],
})
