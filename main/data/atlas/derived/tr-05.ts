import { defineMap, only, ownFeature } from '../define.ts'

/** Hours a winter that a road was closed by blizzard or drift, November to 15 April. */
export const tr05 = defineMap({
  id: 'TR-05',
  grain: 'feature',
  of: 'm_road',
  reads: {
    m_road: ['id'],
    m_road_closure: ['id', 'road', 'start', 'end', 'reason'],
  },
  params: { winters: 10 },
  sql: `
    SELECT r.id AS key, count(c.id) AS n, max(c."end" IS NULL) AS open,
           sum((julianday(min(coalesce(c."end", :to), :to)) - julianday(max(c.start, :from))) * 24.0)
             / :winters AS value
      FROM m_road r JOIN m_road_closure c ON c.road = r.id AND c.reason IN ('blizzard', 'drift')
       AND c.start < :to AND coalesce(c."end", :to) > :from
       AND (strftime('%m-%d', c.start) >= '11-01' OR strftime('%m-%d', c.start) <= '04-15')
     WHERE ${only('r.id')} GROUP BY r.id`,
  guard: ({ open }) => (Number(open) ? 'estimate' : null),
  trace: ownFeature('m_road', 'class'),
})
