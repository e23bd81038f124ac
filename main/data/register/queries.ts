import { z } from 'zod'
import { type RegisterVersion, registerOrigins } from '../../../shared/contract/features/units.ts'
import type { DataContext, EventHandler } from '../context.ts'
import { all } from '../db/sql.ts'
import { readUnitNamesAgain } from '../import/registers.ts'
import { readPerson } from '../people/person.ts'
import { readTerritoriesAgain } from '../projections/territories.ts'
import { inspectRegister, loadRegister } from './load.ts'
import { listUnits } from './units.ts'

const versionRow = z.object({
  version: z.number(),
  origin: z.enum(registerOrigins),
  file: z.string(),
  asOf: z.string(),
  at: z.number(),
  actor: z.number(),
  units: z.number(),
})

function listVersions({ db }: DataContext): RegisterVersion[] {
  return all(
    db,
    versionRow,
    `SELECT no AS version, origin, file, as_of AS asOf, at, actor,
            (SELECT count(*) FROM unit WHERE gone_on IS NULL) AS units
       FROM register_version ORDER BY no DESC`,
  ).map(({ actor, ...version }) => ({
    ...version,
    by: actor === 0 ? '' : (readPerson(db, actor)?.name ?? ''),
  }))
}

/** What a process keeps of the register in memory. */
export const registerInMemory: EventHandler = (ctx) => {
  readTerritoriesAgain(ctx)
  readUnitNamesAgain(ctx)
}

export const registerHandlers = {
  'units.list': ({ db }: Pick<DataContext, 'db'>) => listUnits(db),
  'register.versions': listVersions,
  'register.inspect': inspectRegister,
  'register.load': loadRegister,
}
