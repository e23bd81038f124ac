import { eventRate } from '../families.ts'

/** Flood emergencies a year; a surge of the Caspian is another map. */
export const hy14 = eventRate({
  id: 'HY-14',
  where: `e.class IN ('N.HYD.FLOOD', 'N.HYD.RAIN', 'N.HYD.JAM', 'N.HYD.GW')`,
  value: `1.0 * count(e.id) / nullif(:years, 0)`,
  columns: ['class'],
})
