import { eventRate } from '../families.ts'

/** Deaths in fires a year per 100 000 people; carbon monoxide is map TI-08. */
export const ti07 = eventRate({
  id: 'TI-07',
  where: `e.class LIKE 'T.FIRE%' AND e.class <> 'T.FIRE.CO'`,
  value: `100000.0 * coalesce(sum(e.dead), 0) / nullif(u.pop * :years, 0)`,
  extra: `coalesce(sum(e.dead), 0) AS dead`,
  columns: ['class', 'dead'],
  unitColumns: ['pop'],
  guard: ({ dead }) => (Number(dead) < 3 ? 'small-sample' : null),
})
