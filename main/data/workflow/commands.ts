import type { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Operation } from '../../../shared/contract/features/records.ts'
import type { workflowContract } from '../../../shared/contract/features/workflow.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import type { Action } from '../../../shared/domain/permissions.ts'
import { stepFault, transitions, type WorkflowStep } from '../../../shared/domain/workflow.ts'
import type { DataContext } from '../context.ts'
import { isDone } from '../people/people.ts'
import { readPerson } from '../people/person.ts'
import { requireRight } from '../people/require-right.ts'
import { ownWork } from '../people/session.ts'
import { keyAtWork } from '../people/signing-key.ts'
import { commit } from '../records/commit.ts'
import { readRow, requireRow } from '../records/stored.ts'
import { assignmentAt, assignmentOf, remarkAt } from './about.ts'
import { readHead, standingOf } from './standing.ts'
import { keepVersion } from './version.ts'

type Input<M extends keyof typeof workflowContract> = z.output<
  (typeof workflowContract)[M]['input']
>

function refuse(reason: string): never {
  throw new AppError('not-allowed', { why: reason, detail: { reason } })
}

function requireHere(ctx: DataContext, action: Action, record: string): void {
  const head = readHead(ctx.db, requireRow(ctx.db, record).fid)
  if (!head) throw new AppError('not-found', { detail: { record } })
  requireRight(ctx, action, { subject: 'passport', path: head.path })
}

/** Fields of the common part that a step writes. */
const at = { version: '4', state: '5', agreedBy: '15', approvedBy: '16', approvedOn: '17' } as const

const takeStep = (step: WorkflowStep) => (ctx: DataContext, input: Input<'workflow.submit'>) => {
  const { command, record, reason } = input
  if (!isDone(ctx.db, command)) {
    const found = standingOf(ctx, record)
    if (!found) throw new AppError('not-found', { detail: { record } })
    const about = { subject: 'passport', path: found.head.path } as const
    requireRight(ctx, transitions[step].needs, about)
    const fault = stepFault(step, { ...found.standing, reason })
    if (fault) refuse(fault)
  }
  const key = keyAtWork(ctx)
  const { change } = commit(
    { ...ctx, session: ownWork },
    {
      command,
      act: step,
      reason: reason.trim() || undefined,
      undoable: false,
      step: true,
      operations: [{ record, values: valuesOf(ctx, step, record) }],
      alongside:
        transitions[step].signed && key ? (tx) => keepVersion(ctx, tx, record, key) : undefined,
    },
  )
  return { change }
}

function valuesOf(ctx: DataContext, step: WorkflowStep, record: string): Operation['values'] {
  const person = readPerson(ctx.db, ctx.actor)
  const signature = [person?.name, person?.position].filter(Boolean).join(', ')
  const state = { [at.state]: transitions[step].to }
  switch (step) {
    case 'check':
      return { ...state, [at.agreedBy]: signature }
    case 'approve':
      return {
        ...state,
        [at.approvedBy]: signature,
        [at.approvedOn]: kazakhstanTime(ctx.now()).today,
      }
    case 'revise': {
      const { doc } = requireRow(ctx.db, record)
      const signed = { [at.agreedBy]: null, [at.approvedBy]: null, [at.approvedOn]: null }
      return { ...state, ...signed, [at.version]: Number(doc[at.version] ?? 1) + 1 }
    }
    default:
      return state
  }
}

function addRemark(ctx: DataContext, input: Input<'remarks.add'>) {
  const { command, record, remark, address, text } = input
  requireHere(ctx, 'remark', record)
  return write(ctx, command, 'remark', {
    record: remark,
    create: 'remark',
    values: { [remarkAt.about]: record, [remarkAt.address]: address, [remarkAt.text]: text },
  })
}

function answerRemark(ctx: DataContext, { command, remark, answer }: Input<'remarks.answer'>) {
  const row = requireRow(ctx.db, remark)
  if (row.kind !== 'remark') throw new AppError('not-found', { detail: { record: remark } })
  requireHere(ctx, 'answer', String(row.doc[remarkAt.about]))
  return write(ctx, command, 'answer-remark', {
    record: remark,
    values: { [remarkAt.answer]: answer },
  })
}

function requirePerson(ctx: DataContext, record: string): number {
  const { fid, kind } = requireRow(ctx.db, record)
  if (kind !== 'person') throw new AppError('not-found', { detail: { record } })
  return fid
}

function assign(ctx: DataContext, { command, record, person, due }: Input<'assignments.set'>) {
  requireHere(ctx, 'assign', record)
  if (person !== null && readPerson(ctx.db, requirePerson(ctx, person))?.disabled !== false)
    throw new AppError('not-found', { why: 'nobody who works here', detail: { record: person } })
  const id = assignmentOf(record)
  return write(ctx, command, 'assign', {
    record: id,
    ...(readRow(ctx.db, id) ? {} : { create: 'assignment' as const }),
    values: {
      [assignmentAt.about]: record,
      [assignmentAt.person]: person,
      [assignmentAt.due]: due,
    },
  })
}

/** The right was asked for at the passport; the record beside it has no place of its own. */
function write(ctx: DataContext, command: string, act: string, operation: Operation) {
  const own = { ...ctx, session: ownWork }
  const { change } = commit(own, { command, act, undoable: false, operations: [operation] })
  return { change }
}

export const workflowCommands = {
  'workflow.submit': takeStep('submit'),
  'workflow.check': takeStep('check'),
  'workflow.approve': takeStep('approve'),
  'workflow.return': takeStep('return'),
  'workflow.reject': takeStep('reject'),
  'workflow.revise': takeStep('revise'),
  'remarks.add': addRemark,
  'remarks.answer': answerRemark,
  'assignments.set': assign,
}
