import { z } from 'zod'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { WorkflowStanding } from '../../../shared/contract/features/workflow.ts'
import { type Action, decide } from '../../../shared/domain/permissions.ts'
import {
  isOpen,
  type Standing,
  stepFault,
  transitions,
  workflowSteps,
} from '../../../shared/domain/workflow.ts'
import type { DataContext } from '../context.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { keyAtWork } from '../people/signing-key.ts'
import { requireRow } from '../records/stored.ts'
import { readAssignment, readRemarks } from './about.ts'

const headSchema = z.object({
  path: z.string(),
  state: z.string(),
  blocks: z.number(),
  missing: z.number(),
  warns: z.number(),
})

/** What the projections know of a passport. */
export function readHead(db: ReadDb, fid: number) {
  return one(
    db,
    headSchema,
    'SELECT path, state, blocks, missing, warns FROM p_head WHERE fid = :fid',
    { fid },
  )
}

const actorSchema = z.object({ actor: z.number() })

/** Who submitted the passport last; 0 when nobody did. */
function submitterOf(db: ReadDb, fid: number): number {
  const sql = `SELECT actor FROM history WHERE rec = :fid AND act = 'submit' ORDER BY op DESC LIMIT 1`
  return one(db, actorSchema, sql, { fid })?.actor ?? 0
}

const versionSchema = z.object({
  no: z.number(),
  approvedBy: z.number().nullable(),
  at: z.number(),
})

/** What every step is judged by; null for records that no workflow moves. */
export function standingOf(ctx: DataContext, record: string) {
  const { fid, doc } = requireRow(ctx.db, record)
  const head = readHead(ctx.db, fid)
  if (!head) return null
  const remarks = readRemarks(ctx.db, record)
  const standing: Standing = {
    state: head.state,
    blocks: head.blocks + head.missing,
    warns: head.warns,
    openRemarks: remarks.filter(({ answer }) => answer === null).length,
    bySubmitter: submitterOf(ctx.db, fid) === ctx.actor,
    hasKey: keyAtWork(ctx) !== undefined,
    reason: '',
  }
  return { fid, doc, head, remarks, standing }
}

export function readStanding(ctx: DataContext, { record }: { record: RecordId }): WorkflowStanding {
  const found = standingOf(ctx, record)
  if (!found) return none
  const { head, remarks, standing, doc, fid } = found
  const may = (action: Action) =>
    decide(ctx.session, action, { subject: 'passport', path: head.path }).allowed
  return {
    state: head.state,
    version: Number(doc['4'] ?? 1),
    blocks: standing.blocks,
    warns: standing.warns,
    steps: workflowSteps
      .filter((step) => transitions[step].from.some((state) => state === head.state))
      .filter((step) => may(transitions[step].needs))
      // A reason can still be given: it stands against nothing yet.
      .map((step) => ({ step, fault: stepFault(step, { ...standing, reason: '…' }) })),
    mayRemark: may('remark') && (head.state === 'submitted' || head.state === 'checked'),
    mayAnswer: may('answer') && isOpen(head.state),
    mayAssign: may('assign'),
    mayEdit: may('edit') && isOpen(head.state),
    remarks,
    assignment: readAssignment(ctx.db, record),
    versions: all(
      ctx.db,
      versionSchema,
      'SELECT no, approved_by AS approvedBy, at FROM version WHERE rec = :fid ORDER BY no DESC',
      { fid },
    ),
  }
}

const none: WorkflowStanding = {
  state: '',
  version: 0,
  blocks: 0,
  warns: 0,
  steps: [],
  mayRemark: false,
  mayAnswer: false,
  mayAssign: false,
  mayEdit: true,
  remarks: [],
  assignment: { person: null, due: null },
  versions: [],
}
