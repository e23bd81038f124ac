import { defineMap, only, ownFeature } from '../define.ts'

/** Independent sources of drinking water of a settlement; delivered water is none. */
export const ll05 = defineMap({
  id: 'LL-05',
  grain: 'feature',
  of: 'm_settlement',
  reads: {
    m_settlement: ['id'],
    m_water_source: ['id', 'settlement', 'kind'],
  },
  sql: `
    SELECT s.id AS key, count(w.id) AS n,
           CASE WHEN count(w.id) > 0 THEN sum(w.kind IS NOT NULL AND w.kind <> 'delivered') END AS value
      FROM m_settlement s LEFT JOIN m_water_source w ON w.settlement = s.id
     WHERE ${only('s.id')} GROUP BY s.id`,
  trace: ownFeature('m_settlement', 'name_ru'),
})
