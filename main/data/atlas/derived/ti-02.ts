import { defineMap, only } from '../define.ts'

/** Hazardous production facilities per 1000 km². */
export const ti02 = defineMap({
  id: 'TI-02',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level', 'area_km2'],
    m_hazfac: ['id', 'unit', 'is_hpf'],
  },
  sql: `
    SELECT u.id AS key, count(f.id) AS n, 1000.0 * count(f.id) / nullif(u.area_km2, 0) AS value
      FROM m_unit u LEFT JOIN m_hazfac f ON f.unit = u.id AND f.is_hpf = 1
     WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  trace: `SELECT f.id AS fid, 'hpf_reg_no' AS field, NULL AS value, NULL AS name FROM m_hazfac f
           WHERE f.unit = :key AND f.is_hpf = 1 LIMIT 200`,
})
