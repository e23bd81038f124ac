import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { z } from 'zod'
import type { Person } from '../../../shared/contract/features/account.ts'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import type { DataContext, Slot } from '../context.ts'
import { one, type ReadDb, run, type WriteDb } from '../db/sql.ts'
import { bytes } from '../records/stored.ts'
import { sealingKey } from './password.ts'
import { publicKeyOf } from './person.ts'

/** A private key as the store holds it; the public half is in the person's record. */
interface SealedKey {
  /** 12 bytes nonce, 16 bytes tag, PKCS #8 of an Ed25519 key under AES-256-GCM. */
  readonly sealed: Uint8Array
  readonly salt: Uint8Array
  readonly memoryKiB: number
}

/** A key pair just made, or one that got a new password. */
export interface NewKey extends SealedKey {
  readonly key: KeyObject
  /** SPKI in DER, base64. */
  readonly publicKey: string
}

const spki = { type: 'spki', format: 'der' } as const
const pkcs8 = { type: 'pkcs8', format: 'der' } as const

const publicHalf = (key: KeyObject): string => createPublicKey(key).export(spki).toString('base64')

export const publicKeyFrom = (publicKey: string): KeyObject =>
  createPublicKey({ key: Buffer.from(publicKey, 'base64'), ...spki })

export interface Holder {
  readonly record: string
  readonly password: string
  readonly memoryKiB: number
}

/** A new pair for a person, sealed with the password. */
export function makeKey(holder: Holder): Promise<NewKey> {
  return seal(generateKeyPairSync('ed25519').privateKey, holder)
}

/** The same pair under another password. */
export async function seal(key: KeyObject, holder: Holder): Promise<NewKey> {
  const { record, password, memoryKiB } = holder
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await sealingKey(password, salt, memoryKiB), nonce)
  // A key put under another person does not open.
  cipher.setAAD(bytesFromUuid(record))
  const closed = Buffer.concat([cipher.update(key.export(pkcs8)), cipher.final()])
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), closed])
  return { key, publicKey: publicHalf(key), sealed, salt, memoryKiB }
}

async function open({ sealed, salt, memoryKiB }: SealedKey, holder: Omit<Holder, 'memoryKiB'>) {
  const secret = await sealingKey(holder.password, salt, memoryKiB)
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12))
  decipher.setAAD(bytesFromUuid(holder.record)).setAuthTag(sealed.subarray(12, 28))
  try {
    const opened = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    return createPrivateKey({ key: opened, ...pkcs8 })
  } catch {
    // Another password, or somebody wrote the row: the tag tells no more.
    return null
  }
}

const rowSchema = z.object({ sealed: bytes, salt: bytes, memoryKiB: z.number() })

/** The person's key, when the password opens it and it is the pair that the record names. */
export async function openKey(
  db: ReadDb,
  person: Pick<Person, 'fid' | 'record'>,
  password: string,
): Promise<{ readonly exists: boolean; readonly key: KeyObject | null }> {
  const sql = 'SELECT sealed, salt, memory_kib AS memoryKiB FROM signing_key WHERE person = :person'
  const row = one(db, rowSchema, sql, { person: person.fid })
  if (!row) return { exists: false, key: null }
  const key = await open(row, { record: person.record, password })
  const isTheirs = key !== null && publicHalf(key) === publicKeyOf(db, person.fid)
  return { exists: true, key: isTheirs ? key : null }
}

export function writeKey(
  tx: WriteDb,
  person: number,
  { sealed, salt, memoryKiB }: SealedKey,
): void {
  run(
    tx,
    `INSERT INTO signing_key(person, sealed, salt, memory_kib)
     VALUES (:person, :sealed, :salt, :memoryKiB)
     ON CONFLICT(person) DO UPDATE SET sealed = excluded.sealed, salt = excluded.salt,
       memory_kib = excluded.memory_kib`,
    { person, sealed, salt, memoryKiB },
  )
}

export function forgetKey(tx: WriteDb, person: number): void {
  run(tx, 'DELETE FROM signing_key WHERE person = :person', { person })
}

/** Opened at sign-in, gone at sign-out and with the process: never written, never sent. */
const held: Slot<Map<number, KeyObject>> = { name: 'signing keys', make: () => new Map() }

/** Holds the key of the person who comes in, and nobody else's. */
export function holdKey(
  { keep }: Pick<DataContext, 'keep'>,
  person: number,
  key: KeyObject | null,
) {
  const keys = keep(held)
  keys.clear()
  if (key) keys.set(person, key)
}

/** The key of the person at work; undefined when it was not opened. */
export function keyAtWork({ keep, actor }: Pick<DataContext, 'keep' | 'actor'>) {
  return keep(held).get(actor)
}
