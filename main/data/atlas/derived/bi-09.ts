import { smallSample } from '../define.ts'
import { eventRate } from '../families.ts'

/** Epidemics and mass poisonings a year per 100 000 people. */
export const bi09 = eventRate({
  id: 'BI-09',
  where: `(e.class IN ('N.BIO.EPID', 'T.BIO') OR e.bio_kind = 'mass_poisoning')`,
  value: `100000.0 * count(e.id) / nullif(u.pop * :years, 0)`,
  columns: ['class', 'bio_kind'],
  unitColumns: ['pop'],
  guard: smallSample(3),
})
