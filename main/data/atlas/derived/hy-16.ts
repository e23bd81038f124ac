import { lowerLimit } from '../define.ts'
import { eventRate } from '../families.ts'

/** Houses inundated a year per 1000 dwellings of the passport. */
export const hy16 = eventRate({
  id: 'HY-16',
  where: `e.class IN ('N.HYD.FLOOD', 'N.HYD.RAIN', 'N.HYD.JAM', 'N.HYD.GW')`,
  value: `1000.0 * coalesce(sum(e.houses_flooded), 0)
            / nullif(:years * (SELECT t.dwellings FROM m_territory t WHERE t.unit = u.id), 0)`,
  extra: `sum(e.id IS NOT NULL AND e.houses_flooded IS NULL) AS unknown`,
  columns: ['class', 'houses_flooded'],
  guard: lowerLimit,
  more: { reads: { m_territory: ['unit', 'dwellings'] } },
})
