import type Database from 'better-sqlite3'
import type { Dictionary, DictionaryKind } from '../../../shared/domain/dictionary.ts'
import type { StartTask } from '../context.ts'
import { wideColumn, wideTable } from '../projections/wide.ts'

/**
 * The logical inputs of maps, as views over projections and registers: the only place where the
 * vocabulary of the dictionary and that of the maps meet. Made anew at each start of the write
 * process, because their columns follow the dictionary.
 */
export const inputsTask: StartTask = {
  name: 'views of the maps',
  run: (ctx) => ensureInputs(ctx.db.raw, ctx.dictionary.dictionary),
}

export function ensureInputs(raw: Database.Database, dictionary: Dictionary): void {
  const views = inputViews(dictionary)
  raw.transaction(() => {
    for (const [name, select] of Object.entries(views)) {
      raw.exec(`DROP VIEW IF EXISTS ${name}`)
      raw.exec(`CREATE VIEW ${name} AS ${select}`)
    }
  })()
}

function inputViews(dictionary: Dictionary): Readonly<Record<string, string>> {
  const column = (kind: DictionaryKind, key: string): string => {
    const field = dictionary.kinds[kind].byKey.get(key)
    if (!field) throw new Error(`the dictionary of ${kind} has no field ${key}`)
    return wideColumn(field)
  }
  const territory = (key: string) => `t.${column('territory', key)}`
  return {
    // Working values first; the register's figure stands in and is marked as an estimate.
    m_unit: `
      SELECT u.code AS id, coalesce(u.unit_id, u.iso, u.code) AS shape, u.parent, u.level,
             CASE u.level WHEN 'country' THEN 0 WHEN 'oblast' THEN 1 WHEN 'city_republican' THEN 1 ELSE 2 END AS rank,
             coalesce(${territory('area_km2')}, u.area_km2) AS area_km2,
             coalesce(${territory('population_total')}, u.population) AS pop,
             ${territory('area_km2')} IS NULL OR ${territory('population_total')} IS NULL AS estimate,
             h.fid AS passport
        FROM unit u
        LEFT JOIN p_head h ON h.fid = (SELECT min(o.fid) FROM p_head o WHERE o.unit = u.code AND o.kind = 1)
        LEFT JOIN ${wideTable('territory')} t ON t.fid = h.fid`,
    m_passport: `
      SELECT h.fid AS id, h.kind, h.unit, h.path, h.completeness FROM p_head h
       WHERE h.kind BETWEEN 1 AND 6`,
    m_hazfac: `
      SELECT h.fid AS id, h.unit, CAST(substr(f.${column('hazfac', 'hazard_class')}, 7) AS INTEGER) AS hazard_class
        FROM ${wideTable('hazfac')} f JOIN p_head h ON h.fid = f.fid`,
  }
}
