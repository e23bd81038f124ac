import { defineMap } from '../define.ts'

/** Hazardous facilities by the class their passports state. */
export const tiClass = defineMap({
  id: 'TI-CLASS',
  sql: `SELECT CAST(id AS TEXT) AS key, nullif(hazard_class, 0) AS value, 1 AS n, 0 AS estimate,
               id AS passport
          FROM m_hazfac WHERE :rank IS NOT NULL AND (:only IS NULL OR id = CAST(:only AS INTEGER))`,
  trace: `SELECT id AS fid, 'hazard_class' AS field, hazard_class AS value FROM m_hazfac
           WHERE id = CAST(:key AS INTEGER) AND :rank IS NOT NULL`,
})
