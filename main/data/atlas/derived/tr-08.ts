import { eventRate } from '../families.ts'

/** Transport emergencies a year by oblast, with the share of each mode. */
export const tr08 = eventRate({
  id: 'TR-08',
  level: 1,
  where: `e.class LIKE 'T.TR%'`,
  value: `1.0 * count(e.id) / :years`,
  extra: `1.0 * sum(e.class = 'T.TR.ROAD') / nullif(count(e.id), 0) AS road,
          1.0 * sum(e.class = 'T.TR.RAIL') / nullif(count(e.id), 0) AS rail,
          1.0 * sum(e.class = 'T.TR.AIR') / nullif(count(e.id), 0) AS air,
          1.0 * sum(e.class = 'T.TR.WATER') / nullif(count(e.id), 0) AS water,
          1.0 * sum(e.class = 'T.TR.PIPE') / nullif(count(e.id), 0) AS pipe`,
  columns: ['class'],
})
