import { z } from 'zod'
import { one, type ReadDb, run, type WriteDb } from '../db/sql.ts'

const credentialSchema = z.object({
  verifier: z.string(),
  mustChange: z.number(),
  failures: z.number(),
  failedAt: z.number(),
})
export type Credential = z.output<typeof credentialSchema>

export function readCredential(db: ReadDb, person: number): Credential | undefined {
  return one(
    db,
    credentialSchema,
    `SELECT verifier, must_change AS mustChange, failures, failed_at AS failedAt
       FROM credential WHERE person = :person`,
    { person },
  )
}

export function writeCredential(
  tx: WriteDb,
  { person, verifier, mustChange }: { person: number; verifier: string; mustChange: boolean },
): void {
  run(
    tx,
    `INSERT INTO credential(person, verifier, must_change) VALUES (:person, :verifier, :must)
     ON CONFLICT(person) DO UPDATE SET verifier = excluded.verifier, failures = 0,
       must_change = excluded.must_change`,
    { person, verifier, must: mustChange ? 1 : 0 },
  )
}

export function countFailure(tx: WriteDb, person: number, at: number): void {
  run(tx, 'UPDATE credential SET failures = failures + 1, failed_at = :at WHERE person = :person', {
    person,
    at,
  })
}

export function forgetFailures(tx: WriteDb, person: number): void {
  run(tx, 'UPDATE credential SET failures = 0 WHERE person = :person', { person })
}

const recoverySchema = z.object({ verifier: z.string() })

export function readRecovery(db: ReadDb): string | undefined {
  return one(db, recoverySchema, 'SELECT verifier FROM recovery')?.verifier
}

export function writeRecovery(tx: WriteDb, verifier: string, at: number): void {
  run(
    tx,
    `INSERT INTO recovery(only, verifier, made_at) VALUES (1, :verifier, :at)
     ON CONFLICT(only) DO UPDATE SET verifier = excluded.verifier, made_at = excluded.made_at`,
    { verifier, at },
  )
}
