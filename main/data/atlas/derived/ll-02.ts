import { eventRate } from '../families.ts'

/** Person-hours without power a year per 1000 people; outages without people or end are left out. */
export const ll02 = eventRate({
  id: 'LL-02',
  where: `e.class = 'T.LIFE.POW'`,
  value: `1000.0 * coalesce(sum(e.without_service * (julianday(e.restored_at) - julianday(e.at)) * 24.0), 0)
            / nullif(u.pop * :years, 0)`,
  extra: `sum(e.id IS NOT NULL AND (e.without_service IS NULL OR e.restored_at IS NULL)) AS unknown`,
  columns: ['class', 'without_service', 'restored_at'],
  unitColumns: ['pop'],
  guard: ({ n, unknown }) => (Number(unknown) > Number(n) / 4 ? 'lower-limit' : null),
})
