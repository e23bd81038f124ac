import { eventRate } from '../families.ts'

/** Radiation incidents and finds of orphan sources a decade; incidents count, threats do not. */
export const ra08 = eventRate({
  id: 'RA-08',
  level: 1,
  where: `(e.class = 'T.RAD' OR e.rad_kind IN ('incident', 'orphan_source'))`,
  value: `10.0 * count(e.id) / :years`,
  columns: ['class', 'rad_kind'],
  period: `e.record_type <> 'threat' AND e.at >= :from AND e.at < :to`,
})
