import { lowerLimit } from '../define.ts'
import { eventRate } from '../families.ts'

/** Damage of weather emergencies a person and year, in prices of the last full year. */
export const me18 = eventRate({
  id: 'ME-18',
  where: `e.class LIKE 'N.MET.%'`,
  value: `coalesce(sum(e.damage_kzt * (SELECT b.index_value FROM m_cpi b WHERE b.year = :baseYear)
              / (SELECT c.index_value FROM m_cpi c WHERE c.year = CAST(strftime('%Y', e.at) AS INTEGER))), 0)
            / nullif(u.pop * :years, 0)`,
  extra: `sum(e.damage_kzt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM m_cpi c
              WHERE c.year = CAST(strftime('%Y', e.at) AS INTEGER))) AS unknown`,
  columns: ['class', 'damage_kzt'],
  unitColumns: ['pop'],
  guard: lowerLimit,
  more: { reads: { m_cpi: ['year', 'index_value'] } },
})
