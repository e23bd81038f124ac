import { smallSample } from '../define.ts'
import { eventRate } from '../families.ts'

/** Weather emergencies a year per 100 000 people. */
export const me16 = eventRate({
  id: 'ME-16',
  where: `e.class LIKE 'N.MET.%'`,
  value: `100000.0 * count(e.id) / nullif(u.pop * :years, 0)`,
  columns: ['class'],
  unitColumns: ['pop'],
  guard: smallSample(3),
})
