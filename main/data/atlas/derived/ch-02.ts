import { defineMap, lowerLimit, only } from '../define.ts'

/** Stock of each facility as tonnes of chlorine: mass times K3 of RD 52.04.253-90. */
export const ch02 = defineMap({
  id: 'CH-02',
  grain: 'feature',
  of: 'm_hazfac',
  reads: {
    m_hazfac: ['id'],
    m_hazfac_substance: ['facility', 'substance', 'stock_t'],
    m_substance: ['code', 'k3'],
  },
  sql: `
    SELECT f.id AS key, count(*) AS n, sum(s.stock_t * r.k3) AS value,
           sum(r.k3 IS NULL OR s.stock_t IS NULL) AS unknown
      FROM m_hazfac f JOIN m_hazfac_substance s ON s.facility = f.id
      LEFT JOIN m_substance r ON r.code = s.substance
     WHERE ${only('f.id')} GROUP BY f.id`,
  guard: lowerLimit,
  trace: `SELECT s.facility AS fid, 'substances' AS field, s.stock_t AS value, NULL AS name
            FROM m_hazfac_substance s WHERE s.facility = :key`,
})
