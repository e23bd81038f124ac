import type { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  AccountState,
  accountContract,
  Person,
  SignInOutcome,
} from '../../../shared/contract/features/account.ts'
import { fold } from '../../../shared/i18n/fold.ts'
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
import { readPeople, readPerson } from './person.ts'
import { localWrite, writeSession } from './session.ts'

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

function enter(ctx: DataContext, person: number | null): void {
  writeSession(ctx, person)
  ctx.log.info(person === null ? 'signed out' : 'signed in', { person: person ?? 0 })
  ctx.emit('account.changed', nothing)
}

/** Whoever comes first is the administrator; afterwards the list decides. */
async function begin(ctx: DataContext, input: Input<'account.begin'>) {
  if (isDone(ctx.db, input.command)) return nothing
  const mayBegin = () => readPeople(ctx.db).every(({ demo }) => demo)
  const refuse = () => {
    throw new AppError('not-allowed', { why: 'there is an administrator already' })
  }
  if (!mayBegin()) refuse()
  const verifier = await verifierOf(input.password, ctx.passwordMemoryKiB)
  // Somebody else may have begun while the verifier was computed.
  if (!mayBegin() && !isDone(ctx.db, input.command)) refuse()
  writePerson(ctx, {
    command: input.command,
    act: 'begin',
    operation: personOperation(ctx, {
      record: input.record,
      login: input.login,
      name: input.name,
      position: '',
      // The first one sets up the rest, and on a desk of one does the work as well.
      roles: ['administrator', 'officer'],
      unit: 'KZ',
      disabled: false,
    }),
    alongside: (tx) => {
      writeCredential(tx, { person: fidOf(tx, input.record), verifier, mustChange: false })
      writeRecovery(tx, recoveryVerifier(input.recovery), ctx.now())
    },
  })
  enter(ctx, fidOf(ctx.db, input.record))
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
  if (person && outcome.kind === 'in') enter(ctx, person.fid)
  else ctx.log.warn('sign-in refused', { person: person?.fid ?? null, outcome: outcome.kind })
  return outcome
}

function enterAs(ctx: DataContext, { person: record }: Input<'account.enterAs'>) {
  const person = ctx.demo && readPeople(ctx.db).find((one) => one.record === record && one.demo)
  if (!person) throw new AppError('not-allowed', { why: 'only people of the demonstration' })
  enter(ctx, person.fid)
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
  writePerson(ctx, {
    command,
    act: 'change-password',
    operation: passwordWritten(ctx, person.record),
    alongside: (tx) => writeCredential(tx, { person: person.fid, verifier, mustChange: false }),
  })
  ctx.emit('account.changed', nothing)
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
  if (!isRight()) return { kind: 'wrong' }
  writePerson(
    { ...ctx, actor: person.fid },
    {
      command,
      act: 'recover',
      operation: passwordWritten(ctx, person.record),
      alongside: (tx) => {
        writeCredential(tx, { person: person.fid, verifier, mustChange: false })
        writeRecovery(tx, recoveryVerifier(next), ctx.now())
      },
    },
  )
  enter(ctx, person.fid)
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
}
