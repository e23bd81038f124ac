import { defineMap, only } from '../define.ts'

/** Share of the mudflow storage that is not silted, per cent. */
export const hs08 = defineMap({
  id: 'HS-08',
  grain: 'feature',
  of: 'm_dam',
  reads: {
    m_dam: ['id', 'design_retention', 'sediment'],
  },
  sql: `
    SELECT d.id AS key, 1 AS n,
           100.0 * (d.design_retention - coalesce(d.sediment, 0)) / nullif(d.design_retention, 0) AS value,
           d.sediment IS NULL AS unknown
      FROM m_dam d WHERE d.design_retention IS NOT NULL AND ${only('d.id')}`,
  guard: ({ unknown }) => (Number(unknown) ? 'estimate' : null),
})
