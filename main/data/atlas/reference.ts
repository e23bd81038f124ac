import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { StartTask } from '../context.ts'
import { all, run, transaction } from '../db/sql.ts'

const measured = z.object({ value: z.number().nullable() })
const substancesFile = z.object({
  substances: z.array(
    z.object({
      un: z.string().nullish(),
      name: z.object({ ru: z.string() }),
      K1: measured,
      K2: measured,
      K3: measured,
      liquidDensity: measured,
      boilingPoint: measured,
    }),
  ),
})

type ReferenceRow = Readonly<Record<string, string | number | null>>

/** Substances of RD 52.04.253-90 by their UN number; mixtures without one are left out. */
function substances(assetsFolder: string): readonly ReferenceRow[] {
  const text = readFileSync(join(assetsFolder, 'reference', 'substances.json'), 'utf8')
  return substancesFile.parse(JSON.parse(text)).substances.flatMap((one) =>
    !one.un
      ? []
      : [
          {
            code: one.un,
            name_ru: one.name.ru,
            k1: one.K1.value,
            k2: one.K2.value,
            k3: one.K3.value,
            density: one.liquidDensity.value,
            boiling_c: one.boilingPoint.value,
          },
        ],
  )
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
