import { type KeyObject, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  AccountState,
  accountContract,
  Person,
  SignInOutcome,
} from '../../../shared/contract/features/account.ts'
import { mintCommandId, type RecordId } from '../../../shared/contract/features/records.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import { type Note, note } from '../audit/journal.ts'
import type { DataContext } from '../context.ts'
import { transaction, type WriteDb } from '../db/sql.ts'
import {
  countFailure,
  forgetFailures,
  readCredential,
  readRecovery,
  writeCredential,
  writeRecovery,
} from './credentials.ts'
import { isPassword, isRecoveryKey, recoveryVerifier, verifierOf, waitMs } from './password.ts'
import { fidOf, isDone, passwordWritten, personOperation, writePerson } from './people.ts'
import { address, readPeople, readPerson } from './person.ts'
import { localWrite, writeSession } from './session.ts'
import { holdKey, makeKey, openKey, seal, writeKey } from './signing-key.ts'

type Input<M extends keyof typeof accountContract> = z.output<(typeof accountContract)[M]['input']>

const nothing = {}

function readState(ctx: DataContext): AccountState {
  const people = readPeople(ctx.db)
  const person = ctx.session ? readPerson(ctx.db, ctx.session.person) : null
  const credential = person ? readCredential(ctx.db, person.fid) : undefined
  const isNew = people.every(({ demo }) => demo) && !ctx.demo
  return {
    phase: ctx.session ? 'signed-in' : isNew ? 'first-start' : 'signed-out',
    person,
    mustChange: credential?.mustChange === 1,
    demo: ctx.demo ? people.filter(({ demo, disabled }) => demo && !disabled) : [],
  }
}

function noteHere(ctx: DataContext, what: Pick<Note, 'person' | 'act'>): void {
  if (!ctx.viewing) transaction(ctx.db, (tx) => note(tx, { ...what, at: ctx.now(), detail: '' }))
}

function enter(ctx: DataContext, person: number | null, key: KeyObject | null = null): void {
  writeSession(ctx, person)
  holdKey(ctx, person ?? 0, key)
  ctx.log.info(person === null ? 'signed out' : 'signed in', { person: person ?? 0 })
  if (person !== null) noteHere(ctx, { person, act: 'sign-in' })
  else if (ctx.actor !== 0) noteHere(ctx, { person: ctx.actor, act: 'sign-out' })
  ctx.emit('account.changed', nothing)
}

const holderOf = (
  { passwordMemoryKiB: memoryKiB }: DataContext,
  { record, password }: { readonly record: RecordId; readonly password: string },
) => ({ record, password, memoryKiB })

/** Whoever comes first is the administrator; afterwards the list decides. */
async function begin(ctx: DataContext, input: Input<'account.begin'>) {
  if (isDone(ctx.db, input.command)) return nothing
  const mayBegin = () => readPeople(ctx.db).every(({ demo }) => demo)
  const refuse = () => {
    throw new AppError('not-allowed', { why: 'there is an administrator already' })
  }
  if (!mayBegin()) refuse()
  const verifier = await verifierOf(input.password, ctx.passwordMemoryKiB)
  const own = await makeKey(holderOf(ctx, input))
  // Somebody else may have begun while the verifier was computed.
  if (!mayBegin() && !isDone(ctx.db, input.command)) refuse()
  const made = personOperation(ctx, {
    record: input.record,
    login: input.login,
    name: input.name,
    position: '',
    // The first one sets up the rest, and on a desk of one does the work as well.
    roles: ['administrator', 'officer'],
    unit: 'KZ',
    disabled: false,
  })
  const written = passwordWritten(ctx, input.record, own)
  writePerson(ctx, {
    command: input.command,
    act: 'begin',
    operation: { ...made, values: { ...made.values, ...written.values } },
    alongside: (tx) => {
      const person = fidOf(tx, input.record)
      writeCredential(tx, { person, verifier, mustChange: false })
      writeKey(tx, person, own)
      writeRecovery(tx, recoveryVerifier(input.recovery), ctx.now())
    },
  })
  enter(ctx, fidOf(ctx.db, input.record), own.key)
  return nothing
}

function personByLogin(ctx: DataContext, login: string): Person | undefined {
  const wanted = fold(login.trim())
  return readPeople(ctx.db).find((one) => fold(one.login) === wanted && !one.disabled && !one.demo)
}

/** Checked against, so that an unknown name takes as long as a wrong password. */
const nobody =
  '$argon2id$v=19$m=65536,t=3,p=1$ts+JG+6enyobCdbNvdzJPg$Kp8YPqgfM0VR0cIa2PwtrZ9XXH/ii93yVXGEWak4SJo'

/** A failure is counted before the password is looked at: many tries at once, or a killed process, gain nothing. */
async function tryPassword(
  ctx: DataContext,
  person: Person | undefined,
  password: string,
): Promise<SignInOutcome> {
  const credential = person && readCredential(ctx.db, person.fid)
  if (!person || !credential) {
    await isPassword(password, nobody)
    return { kind: 'wrong' }
  }
  const wait = waitMs(credential.failures, credential.failedAt, ctx.now())
  if (wait > 0) return { kind: 'wait', waitS: Math.ceil(wait / 1_000) }
  write(ctx, (tx) => countFailure(tx, person.fid, ctx.now()))
  if (!(await isPassword(password, credential.verifier))) return { kind: 'wrong' }
  write(ctx, (tx) => forgetFailures(tx, person.fid))
  return { kind: 'in' }
}

const write = (ctx: DataContext, work: (tx: WriteDb) => void): void =>
  localWrite(ctx, () => transaction(ctx.db, work))

async function signIn(ctx: DataContext, { login, password }: Input<'account.signIn'>) {
  const person = personByLogin(ctx, login)
  const outcome = await tryPassword(ctx, person, password)
  if (person && outcome.kind === 'in') enter(ctx, person.fid, await unlock(ctx, person, password))
  else {
    ctx.log.warn('sign-in refused', { person: person?.fid ?? null, outcome: outcome.kind })
    // What was typed is not kept: people type passwords into the field of the name.
    noteHere(ctx, { person: person?.fid ?? null, act: 'sign-in-refused' })
  }
  return outcome
}

/**
 * The person's signing key. Whoever was taken in before there were keys gets one; whoever has a
 * password set by somebody else gets it with a password of their own.
 */
async function unlock(ctx: DataContext, person: Person, password: string) {
  const { exists, key } = await openKey(ctx.db, person, password)
  if (exists && !key)
    ctx.log.error('the signing key is not the one the record names', { person: person.fid })
  if (exists || ctx.viewing || readCredential(ctx.db, person.fid)?.mustChange === 1) return key
  const own = await makeKey(holderOf(ctx, { record: person.record, password }))
  writePerson(
    { ...ctx, actor: person.fid },
    {
      command: mintCommandId(ctx.now(), randomBytes(10)),
      act: 'make-key',
      operation: { record: person.record, values: { [address.publicKey]: own.publicKey } },
      alongside: (tx) => writeKey(tx, person.fid, own),
    },
  )
  return own.key
}

/** Nothing is kept secret with it: the people of the demonstration have no passwords. */
const demoPassword = 'demonstration'
const demoMemoryKiB = 64

async function enterAs(ctx: DataContext, { person: record }: Input<'account.enterAs'>) {
  const person = ctx.demo && readPeople(ctx.db).find((one) => one.record === record && one.demo)
  if (!person) throw new AppError('not-allowed', { why: 'only people of the demonstration' })
  const own = { ...ctx, passwordMemoryKiB: demoMemoryKiB }
  enter(ctx, person.fid, await unlock(own, person, demoPassword))
  return nothing
}

async function changePassword(
  ctx: DataContext,
  { command, password, next }: Input<'account.changePassword'>,
): Promise<SignInOutcome> {
  if (isDone(ctx.db, command)) return { kind: 'in' }
  const person = readPerson(ctx.db, ctx.actor)
  const outcome = await tryPassword(ctx, person ?? undefined, password)
  if (!person || outcome.kind !== 'in') return outcome
  const verifier = await verifierOf(next, ctx.passwordMemoryKiB)
  const holder = holderOf(ctx, { record: person.record, password: next })
  const { key } = await openKey(ctx.db, person, password)
  const own = await (key ? seal(key, holder) : makeKey(holder))
  writePerson(ctx, {
    command,
    act: 'change-password',
    operation: passwordWritten(ctx, person.record, own),
    alongside: (tx) => {
      writeCredential(tx, { person: person.fid, verifier, mustChange: false })
      writeKey(tx, person.fid, own)
    },
  })
  holdKey(ctx, person.fid, own.key)
  ctx.emit('account.changed', nothing)
  return outcome
}

async function renewRecovery(
  ctx: DataContext,
  { command, password, recovery }: Input<'account.renewRecovery'>,
): Promise<SignInOutcome> {
  if (isDone(ctx.db, command)) return { kind: 'in' }
  const person = readPerson(ctx.db, ctx.actor)
  const outcome = await tryPassword(ctx, person ?? undefined, password)
  if (!person || outcome.kind !== 'in') return outcome
  writePerson(ctx, {
    command,
    act: 'renew-recovery',
    operation: {
      record: person.record,
      values: { [address.recoveryAt]: new Date(ctx.now()).toISOString() },
    },
    alongside: (tx) => writeRecovery(tx, recoveryVerifier(recovery), ctx.now()),
  })
  return outcome
}

async function recover(
  ctx: DataContext,
  { command, login, recovery, password, next }: Input<'account.recover'>,
): Promise<SignInOutcome> {
  if (isDone(ctx.db, command)) return { kind: 'in' }
  const person = personByLogin(ctx, login)
  const isRight = () => {
    const verifier = readRecovery(ctx.db)
    return verifier !== undefined && isRecoveryKey(recovery, verifier)
  }
  if (!person?.roles.includes('administrator') || !isRight()) return { kind: 'wrong' }
  const verifier = await verifierOf(password, ctx.passwordMemoryKiB)
  // The former key went with the forgotten password.
  const own = await makeKey(holderOf(ctx, { record: person.record, password }))
  if (!isRight()) return { kind: 'wrong' }
  writePerson(
    { ...ctx, actor: person.fid },
    {
      command,
      act: 'recover',
      operation: passwordWritten(ctx, person.record, own),
      alongside: (tx) => {
        writeCredential(tx, { person: person.fid, verifier, mustChange: false })
        writeKey(tx, person.fid, own)
        writeRecovery(tx, recoveryVerifier(next), ctx.now())
      },
    },
  )
  enter(ctx, person.fid, own.key)
  return { kind: 'in' }
}

export const accountHandlers = {
  'account.state': readState,
  'account.begin': begin,
  'account.signIn': signIn,
  'account.signOut': (ctx: DataContext) => {
    enter(ctx, null)
    return nothing
  },
  'account.enterAs': enterAs,
  'account.changePassword': changePassword,
  'account.recover': recover,
  'account.renewRecovery': renewRecovery,
}
