import { boxed, defineMap, degreesFor, only } from '../define.ts'

/** Settlements without a serviceable source of fire water within 500 m, per cent. */
export const rr09 = defineMap({
  id: 'RR-09',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_settlement: ['id', 'unit', 'geom'],
    m_fire_water: ['serviceable', 'geom'],
  },
  params: { r: 500 },
  sql: `
    SELECT u.id AS key, count(s.id) AS n,
           100.0 * sum(NOT EXISTS (SELECT 1 FROM ${boxed('m_fire_water', 's.geom', degreesFor(':r'))} WHERE z.serviceable = 1
             AND ST_Distance(z.geom, s.geom, 1) <= :r)) / nullif(count(s.id), 0) AS value
      FROM m_unit u JOIN m_settlement s ON s.unit = u.id WHERE u.level = 2 AND ${only('u.id')} GROUP BY u.id`,
  trace: `SELECT NULL AS fid, NULL AS field, NULL AS value, s.name_ru AS name FROM m_settlement s
           WHERE s.unit = :key LIMIT 200`,
})
