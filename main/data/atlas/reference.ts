import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { StartTask } from '../context.ts'
import { all, run, transaction } from '../db/sql.ts'

const measured = z.object({ value: z.number().nullable() })
const sevenSchema = z.object({
  temperatures: z.array(z.number()),
  primary: z.array(z.number()),
  secondary: z.array(z.number()),
})
const substancesFile = z.object({
  substances: z.array(
    z.object({
      key: z.string(),
      un: z.string().nullish(),
      name: z.object({ ru: z.string() }),
      K1: measured,
      K2: measured,
      K3: measured,
      K7: sevenSchema,
      liquidDensity: measured,
      boilingPoint: measured,
    }),
  ),
})

type ReferenceRow = Readonly<Record<string, string | number | null>>

const heatsFile = z.object({
  substances: z.array(
    z.object({ key: z.string(), name: z.object({ ru: z.string() }), heatMjKg: z.number() }),
  ),
})

/** Air temperature of the forecasts, °C (the catalogue's worst case). */
const forecastC = 20

/** Substances of RD 52.04.253-90, and fuels by their heat of combustion. */
function substances(assetsFolder: string): readonly ReferenceRow[] {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(assetsFolder, 'reference', `${name}.json`), 'utf8'))
  const toxic = substancesFile.parse(read('substances')).substances.map((one): ReferenceRow => {
    const at = one.K7.temperatures.indexOf(forecastC)
    return {
      code: one.key,
      un: one.un ?? null,
      name_ru: one.name.ru,
      k1: one.K1.value,
      k2: one.K2.value,
      k3: one.K3.value,
      k7_primary: one.K7.primary[at] ?? null,
      k7_secondary: one.K7.secondary[at] ?? null,
      density: one.liquidDensity.value,
      boiling_c: one.boilingPoint.value,
    }
  })
  const fuels = heatsFile.parse(read('heats-of-combustion')).substances.map(
    ({ key, name, heatMjKg }): ReferenceRow => ({
      code: key,
      name_ru: name.ru,
      heat_mj_kg: heatMjKg,
    }),
  )
  return [...toxic, ...fuels]
}

const keptRow = z.object({ row: z.string() })

/** Fills the reference tables of the formulas from the shipped files when they changed. */
export const referenceTask: StartTask = {
  name: 'reference of the maps',
  run: ({ db, assetsFolder }) => {
    const rows = substances(assetsFolder).map((row) => JSON.stringify(row))
    const kept = all(
      db,
      keptRow,
      `SELECT row FROM atlas_reference WHERE name = 'substance' ORDER BY id`,
    )
    if (JSON.stringify(rows) === JSON.stringify(kept.map(({ row }) => row))) return
    transaction(db, (tx) => {
      run(tx, `DELETE FROM atlas_reference WHERE name = 'substance'`)
      rows.forEach((row, id) =>
        run(tx, `INSERT INTO atlas_reference(name, id, row) VALUES ('substance', :id, :row)`, {
          id,
          row,
        }),
      )
      // Whatever was computed with the former figures is stale.
      run(tx, 'DELETE FROM atlas_map')
    })
  },
}
