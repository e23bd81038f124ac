import { z } from 'zod'
import type { RegisterEntry, Registers } from '../../../shared/domain/matching/cell-reading.ts'
import type { DataContext, Slot } from '../context.ts'
import { all } from '../db/sql.ts'
import { readReference } from '../dictionary/reference.ts'

const unitRow = z.object({
  code: z.string(),
  kk: z.string(),
  ru: z.string(),
  en: z.string(),
})

/** Registers by what people call their entries. */
export const registersSlot: Slot<Registers> = {
  name: 'import registers',
  make: (ctx) => {
    const { substances, hazardClasses } = readReference(ctx.assetsFolder)
    return {
      unit: units(ctx),
      substance: substances.substances.map(({ key, name }) => ({
        value: key,
        names: Object.values(name),
      })),
      hazardClass: hazardClasses.classes.map(({ code, label }) => ({
        value: code,
        names: Object.values(label),
      })),
    }
  },
}

/** After an official list was taken in. */
export function readUnitNamesAgain(ctx: DataContext): void {
  Object.assign(ctx.keep(registersSlot), { unit: units(ctx) })
}

/**
 * Down to districts: thousands of villages bear the same names, and any word of a workbook would be
 * one of them. A village is chosen by a person.
 */
function units({ db }: DataContext): RegisterEntry[] {
  const sql = `SELECT code, name_kk AS kk, name_ru AS ru, name_en AS en FROM unit
    WHERE level NOT IN ('rural_okrug', 'settlement') AND gone_on IS NULL ORDER BY ord`
  return all(db, unitRow, sql).map(({ code, kk, ru, en }) => ({ value: code, names: [kk, ru, en] }))
}
