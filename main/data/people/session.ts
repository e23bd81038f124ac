import { z } from 'zod'
import { type Holder, personRoles } from '../../../shared/domain/permissions.ts'
import type { DataContext } from '../context.ts'
import { one, run, transaction } from '../db/sql.ts'
import { readPeople, readPerson } from './person.ts'

/** Who is at work: the number that history keeps, and what rights look at. */
export interface Session extends Holder {
  /** Number of the person's record; 0 for the program itself. */
  readonly person: number
}

/** The program's own work: starter data, demonstration, upkeep. */
export const ownWork: Session = { person: 0, roles: personRoles, unit: 'KZ' }

/** A store on a read-only medium in which nobody was ever taken in: it can only be looked at. */
const onlooker: Session = { person: 0, roles: ['viewer'], unit: 'KZ' }

type Run = Pick<DataContext, 'db' | 'launch' | 'viewing'>

const rowSchema = z.object({ person: z.number().nullable() })

/** What this run knows: nobody came yet (undefined), signed out (null), the number of a person. */
export function signedIn({ db, launch }: Run): number | null | undefined {
  return one(db, rowSchema, 'SELECT person FROM session WHERE launch = :launch', { launch })?.person
}

/** The person at work; somebody who was taken off the list is at work no more. */
export function readSession(ctx: Run): Session | null {
  const fid = signedIn(ctx) ?? null
  if (fid === null) return ctx.viewing && readPeople(ctx.db).length === 0 ? onlooker : null
  const person = readPerson(ctx.db, fid)
  if (!person || person.disabled) return null
  return { person: person.fid, roles: person.roles, unit: person.unit }
}

/** Who is at work and how often a password was wrong are kept in a store for viewing too: it is a copy. */
export function localWrite({ db, viewing }: Run, work: () => void): void {
  if (!viewing) {
    work()
    return
  }
  db.raw.pragma('query_only = OFF')
  try {
    work()
  } finally {
    db.raw.pragma('query_only = ON')
  }
}

export function writeSession(ctx: Run & Pick<DataContext, 'now'>, person: number | null): void {
  const { launch } = ctx
  localWrite(ctx, () =>
    transaction(ctx.db, (tx) => {
      // Earlier runs have ended: one process a data folder.
      run(tx, 'DELETE FROM session WHERE launch <> :launch', { launch })
      run(
        tx,
        `INSERT INTO session(launch, person, at) VALUES (:launch, :person, :at)
         ON CONFLICT(launch) DO UPDATE SET person = excluded.person, at = excluded.at`,
        { launch, person, at: ctx.now() },
      )
    }),
  )
}
