import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { accountContract, Person } from '../../../shared/contract/features/account.ts'
import type { Operation } from '../../../shared/contract/features/records.ts'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import type { DataContext } from '../context.ts'
import { one, type ReadDb, type WriteDb } from '../db/sql.ts'
import { type Command, commit } from '../records/commit.ts'
import { requireRow } from '../records/stored.ts'
import { writeCredential } from './credentials.ts'
import { verifierOf } from './password.ts'
import { address, readPeople } from './person.ts'
import { ownWork } from './session.ts'
import { forgetKey, type NewKey } from './signing-key.ts'

type Input<M extends keyof typeof accountContract> = z.output<(typeof accountContract)[M]['input']>

export const fidOf = (db: ReadDb, record: string): number => requireRow(db, record).fid

/** A command that needs a slow verifier first is looked up before the work, not only at its end. */
export function isDone(db: ReadDb, command: string): boolean {
  const sql = 'SELECT id FROM grp WHERE command = :command'
  return (
    one(db, z.object({ id: z.number() }), sql, { command: bytesFromUuid(command) }) !== undefined
  )
}

export type Known = Omit<Person, 'fid' | 'demo'> & { readonly demo?: boolean }

/** The operation that creates the person, or writes what is known of one. */
export function personOperation({ db }: Pick<DataContext, 'db'>, person: Known): Operation {
  const isNew = !readPeople(db).some(({ record }) => record === person.record)
  return {
    record: person.record,
    ...(isNew ? { create: 'person' as const } : {}),
    values: {
      [address.login]: person.login,
      [address.name]: person.name,
      [address.position]: person.position,
      [address.roles]: [...person.roles],
      [address.unit]: person.unit,
      [address.disabled]: person.disabled,
      ...(person.demo ? { [address.demo]: true } : {}),
    },
  }
}

/**
 * What history keeps of a new password: that there is one, since when, and the public half of the
 * key sealed with it. Without a key of one's own, null: who set the password could open it.
 */
export function passwordWritten(
  ctx: DataContext,
  record: Operation['record'],
  key: NewKey | null,
): Operation {
  const at = new Date(ctx.now()).toISOString()
  return {
    record,
    values: { [address.passwordAt]: at, [address.publicKey]: key?.publicKey ?? null },
  }
}

/** The rights were looked at by the method; a person may write their own password without any. */
export function writePerson(
  ctx: DataContext,
  {
    operation,
    ...command
  }: Pick<Command, 'command' | 'act' | 'alongside'> & { operation: Operation },
): void {
  commit({ ...ctx, session: ownWork }, { ...command, undoable: false, operations: [operation] })
}

const refuse = (reason: string): never => {
  throw new AppError('conflict', { why: reason, detail: { reason } })
}

async function savePerson(ctx: DataContext, input: Input<'people.save'>) {
  const { command, password, ...known } = input
  if (isDone(ctx.db, command)) return {}
  const verifier = password === undefined ? null : await verifierOf(password, ctx.passwordMemoryKiB)
  const people = readPeople(ctx.db)
  const others = people.filter(({ record }) => record !== known.record)
  if (others.some(({ login }) => fold(login) === fold(known.login))) refuse('login-taken')
  const isAdministrator = ({ roles, disabled }: Pick<Person, 'roles' | 'disabled'>) =>
    roles.includes('administrator') && !disabled
  // Otherwise nobody could ever take anybody in again.
  if (!isAdministrator(known) && !others.some(isAdministrator)) refuse('last-administrator')
  if (verifier === null && others.length === people.length)
    throw new AppError('invalid-input', { why: 'somebody new needs a password' })
  const operation = personOperation(ctx, known)
  const written = verifier === null ? null : passwordWritten(ctx, known.record, null)
  writePerson(ctx, {
    command,
    act: 'save-person',
    operation: { ...operation, values: { ...operation.values, ...written?.values } },
    alongside: (tx) => setPassword(tx, known.record, verifier),
  })
  ctx.emit('account.changed', {})
  return {}
}

function setPassword(tx: WriteDb, record: string, verifier: string | null): void {
  if (verifier === null) return
  const person = fidOf(tx, record)
  writeCredential(tx, { person, verifier, mustChange: true })
  forgetKey(tx, person)
}

async function resetPassword(ctx: DataContext, input: Input<'people.resetPassword'>) {
  const { command, record, password } = input
  if (isDone(ctx.db, command)) return {}
  if (!readPeople(ctx.db).some((one) => one.record === record)) throw new AppError('not-found')
  const verifier = await verifierOf(password, ctx.passwordMemoryKiB)
  writePerson(ctx, {
    command,
    act: 'reset-password',
    operation: passwordWritten(ctx, record, null),
    alongside: (tx) => setPassword(tx, record, verifier),
  })
  return {}
}

export const peopleHandlers = {
  'people.list': ({ db }: DataContext) => [...readPeople(db)],
  'people.save': savePerson,
  'people.resetPassword': resetPassword,
}
