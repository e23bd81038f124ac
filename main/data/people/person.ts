import { z } from 'zod'
import type { Person } from '../../../shared/contract/features/account.ts'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { personRoles } from '../../../shared/domain/permissions.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { bytes, recordIdFrom } from '../records/stored.ts'

/** Addresses in a record of the kind `person`. */
export const address = {
  login: '1',
  name: '2',
  position: '3',
  roles: '4',
  unit: '5',
  disabled: '6',
  /** One of the people of the demonstration: comes in without a password while it runs. */
  demo: '7',
  /** When the password was set last, and by whom is in the history. */
  passwordAt: '8',
  /** Public half of the key that the person's approvals are signed with: SPKI in DER, base64. */
  publicKey: '9',
  /** When this administrator put a new recovery key in place of the one before. */
  recoveryAt: '10',
} as const

const docSchema = z.object({
  [address.login]: z.string(),
  [address.name]: z.string(),
  [address.position]: z.string().default(''),
  [address.roles]: z.array(z.enum(personRoles)).default([]),
  [address.unit]: z.string(),
  [address.disabled]: z.boolean().default(false),
  [address.demo]: z.boolean().default(false),
})

const rowSchema = z.object({ fid: z.number(), id: bytes, doc: z.string() })

function parsed({ fid, id, doc }: z.output<typeof rowSchema>): Person {
  const found = docSchema.parse(JSON.parse(doc))
  return {
    fid,
    record: recordIdFrom(id),
    login: found[address.login],
    name: found[address.name],
    position: found[address.position],
    roles: found[address.roles],
    unit: found[address.unit],
    disabled: found[address.disabled],
    demo: found[address.demo],
  }
}

const keySchema = z.object({ key: z.string().nullable() })

export function publicKeyOf(db: ReadDb, fid: number): string | null {
  const sql = `SELECT doc ->> '${address.publicKey}' AS key FROM rec WHERE fid = :fid`
  return one(db, keySchema, sql, { fid })?.key ?? null
}

export const peopleSql = 'SELECT fid, id, doc FROM rec WHERE kind = :kind AND deleted = 0'

/** In the order they were taken in. */
export function readPeople(db: ReadDb): readonly Person[] {
  return all(db, rowSchema, `${peopleSql} ORDER BY fid`, { kind: recordKinds.person }).map(parsed)
}

export function readPerson(db: ReadDb, fid: number): Person | null {
  const row = one(db, rowSchema, 'SELECT fid, id, doc FROM rec WHERE fid = :fid AND deleted = 0', {
    fid,
  })
  return row ? parsed(row) : null
}
