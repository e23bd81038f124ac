import { defineMap, only } from '../define.ts'

/** Hospitals without own power or water, per cent; an empty field counts as absent and hatches. */
export const ll07 = defineMap({
  id: 'LL-07',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_critfac: ['id', 'unit', 'type', 'backup_power_h', 'backup_water'],
  },
  sql: `
    SELECT u.id AS key, count(f.id) AS n,
           100.0 * sum(coalesce(f.backup_power_h, 0) = 0 OR coalesce(f.backup_water, 0) = 0)
             / nullif(count(f.id), 0) AS value,
           sum(f.id IS NOT NULL AND (f.backup_power_h IS NULL OR f.backup_water IS NULL)) AS unknown
      FROM m_unit u LEFT JOIN m_critfac f ON f.unit = u.id AND f.type = 'hospital'
     WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  guard: ({ unknown }) => (Number(unknown) ? 'estimate' : null),
  trace: `SELECT f.id AS fid, 'backup_power_h' AS field, f.backup_power_h AS value, NULL AS name
            FROM m_critfac f WHERE f.unit = :key AND f.type = 'hospital'`,
})
