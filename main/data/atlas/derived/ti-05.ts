import { smallSample } from '../define.ts'
import { eventRate } from '../families.ts'

/** Man-made emergencies a year per 100 000 people. */
export const ti05 = eventRate({
  id: 'TI-05',
  where: `e.class LIKE 'T.%'`,
  value: `100000.0 * count(e.id) / nullif(u.pop * :years, 0)`,
  columns: ['class'],
  unitColumns: ['pop'],
  guard: smallSample(3),
})
