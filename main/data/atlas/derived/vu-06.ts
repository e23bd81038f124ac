import { meanOfParts } from '../../../../shared/domain/atlas/indices.ts'
import { defineMap, only } from '../define.ts'

const parts = ['fire', 'siren', 'shelter', 'beds', 'reserve', 'passport']
const part = (map: string) =>
  `(SELECT v.value FROM m_atlas_value v WHERE v.map = '${map}' AND v.key = u.id)`

/**
 * Ten times the mean lack of six means, each 0 for enough and 1 for none: fire crews in time
 * (RR-03), sirens (RR-05), shelter places for the people of the design emergency, 5 beds per 1000
 * people, 3 days of reserve (RR-07), filled passports. The norms are our choice.
 */
export const vu06 = defineMap({
  id: 'VU-06',
  grain: 'unit',
  reads: {
    m_unit: ['id', 'level'],
    m_territory: ['unit', 'pop', 'shelter_capacity', 'design_affected', 'hospital_beds'],
    m_passport: ['unit', 'mandatory', 'filled'],
  },
  maps: ['RR-03', 'RR-05', 'RR-07'],
  params: {
    bedsPer1000: 5,
    reserveDays: 3,
    ...Object.fromEntries(
      parts.flatMap((name) => [[`low_${name}`, 0] as const, [`high_${name}`, 1] as const]),
    ),
  },
  sql: `
    SELECT u.id AS key, ${part('RR-03')} / 100.0 AS fire, 1 - ${part('RR-05')} / 100.0 AS siren,
           1 - min(1.0, 1.0 * t.shelter_capacity / nullif(coalesce(t.design_affected, t.pop), 0)) AS shelter,
           1 - min(1.0, 1000.0 * t.hospital_beds / nullif(t.pop * :bedsPer1000, 0)) AS beds,
           1 - min(1.0, ${part('RR-07')} / :reserveDays) AS reserve,
           (SELECT 1 - 1.0 * sum(p.filled) / nullif(sum(p.mandatory), 0) FROM m_passport p WHERE p.unit = u.id) AS passport
      FROM m_unit u LEFT JOIN m_territory t ON t.unit = u.id WHERE u.level = 2 AND ${only('u.id')}`,
  after: (rows, params) => meanOfParts(rows, params, parts),
  trace: ['shelter_capacity', 'design_affected', 'hospital_beds', 'reserve_items']
    .map(
      (
        field,
      ) => `SELECT u.passport AS fid, '${field}' AS field, NULL AS value, NULL AS name FROM m_unit u
           WHERE u.id = :key AND u.passport IS NOT NULL`,
    )
    .join(' UNION ALL '),
})
