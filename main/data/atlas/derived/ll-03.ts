import { defineMap, only } from '../define.ts'

/** Wear of the equipment of heat sources, per cent. */
export const ll03 = defineMap({
  id: 'LL-03',
  grain: 'feature',
  of: 'm_critfac',
  reads: {
    m_critfac: ['id', 'type', 'wear_pct'],
  },
  sql: `
    SELECT f.id AS key, 1 AS n, f.wear_pct AS value FROM m_critfac f WHERE f.type = 'heat' AND ${only('f.id')}`,
  trace: `SELECT :key AS fid, 'wear_pct' AS field, NULL AS value, NULL AS name`,
})
