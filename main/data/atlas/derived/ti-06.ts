import { eventRate } from '../families.ts'

/** Fires in dwellings a year per 1000 dwellings of the passport. */
export const ti06 = eventRate({
  id: 'TI-06',
  where: `(e.class = 'T.FIRE.RES' OR (e.class LIKE 'T.FIRE%' AND e.place_type = 'dwelling'))`,
  value: `1000.0 * count(e.id)
            / nullif(:years * (SELECT t.dwellings FROM m_territory t WHERE t.unit = u.id), 0)`,
  columns: ['class', 'place_type'],
  more: { reads: { m_territory: ['unit', 'dwellings'] } },
})
