import { eventRate } from '../families.ts'

/** Probability of at least one event in the month, per cent: Poisson with half an event before (Jeffreys). */
export const mf06 = eventRate({
  id: 'MF-06',
  where: `e.class LIKE :class || '%' AND CAST(strftime('%m', e.at) AS INTEGER) = :month`,
  value: `100.0 * (1.0 - exp(-(count(e.id) + 0.5) / (:years + 1.0)))`,
  columns: ['class'],
  params: { class: 'N.HYD' },
})
