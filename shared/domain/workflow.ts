import type { Action } from './permissions.ts'

/**
 * The way of a passport to its approval, as one table. Source: proposal of the domain report, 5.3;
 * the second level (`checked`) and who may take which step are our choice.
 */

export const passportStates = ['draft', 'submitted', 'checked', 'returned', 'approved'] as const
export type PassportState = (typeof passportStates)[number]

export const workflowSteps = ['submit', 'check', 'approve', 'return', 'reject', 'revise'] as const
export type WorkflowStep = (typeof workflowSteps)[number]

export interface Transition {
  readonly from: readonly PassportState[]
  readonly to: PassportState
  /** The right it takes; who has it stands in the table of rights. */
  readonly needs: Action
  /** Refused while a blocking rule fails or a required value is missing. */
  readonly sound: boolean
  /** Refused while a remark waits for its answer. */
  readonly answered: boolean
  /** Not by the person who submitted it. */
  readonly other: boolean
  /** Refused without a remark on a field. */
  readonly remark: boolean
  /** Signed with the key of the person who takes it. */
  readonly signed: boolean
  /** Why, in writing: always, or while warnings stand. */
  readonly reason: 'always' | 'warnings' | 'never'
}

export const transitions: Readonly<Record<WorkflowStep, Transition>> = {
  submit: {
    from: ['draft', 'returned'],
    to: 'submitted',
    needs: 'submit',
    sound: true,
    answered: true,
    other: false,
    remark: false,
    signed: false,
    reason: 'warnings',
  },
  check: {
    from: ['submitted'],
    to: 'checked',
    needs: 'check',
    sound: true,
    answered: true,
    other: true,
    remark: false,
    signed: false,
    reason: 'warnings',
  },
  approve: {
    from: ['checked'],
    to: 'approved',
    needs: 'approve',
    sound: true,
    answered: true,
    other: true,
    remark: false,
    signed: true,
    reason: 'warnings',
  },
  return: {
    from: ['submitted', 'checked'],
    to: 'returned',
    needs: 'return',
    sound: false,
    answered: false,
    other: false,
    remark: true,
    signed: false,
    reason: 'never',
  },
  reject: {
    from: ['checked'],
    to: 'returned',
    needs: 'reject',
    sound: false,
    answered: false,
    other: false,
    remark: false,
    signed: false,
    reason: 'always',
  },
  revise: {
    from: ['approved'],
    to: 'draft',
    needs: 'revise',
    sound: false,
    answered: false,
    other: false,
    remark: false,
    signed: false,
    reason: 'always',
  },
}

/** Values may be written: the passport is in the hands of whoever fills it in. */
export function isOpen(state: unknown): boolean {
  return (
    state !== 'submitted' && state !== 'checked' && state !== 'approved' && state !== 'archived'
  )
}

/** What a step is judged by. */
export interface Standing {
  readonly state: string
  /** Blocking findings and required values that are missing. */
  readonly blocks: number
  readonly warns: number
  readonly openRemarks: number
  /** The person at work is the one who submitted it. */
  readonly bySubmitter: boolean
  /** The signing key of the person at work is open. */
  readonly hasKey: boolean
  readonly reason: string
}

export const stepFaults = [
  'state',
  'submitter',
  'blocks',
  'remarks',
  'no-remark',
  'key',
  'reason',
] as const
export type StepFault = (typeof stepFaults)[number]

/** Why the step cannot be taken, the gravest first, or null; rights are looked at elsewhere. */
export function stepFault(step: WorkflowStep, standing: Standing): StepFault | null {
  const rule = transitions[step]
  const needsReason = rule.reason === 'always' || (rule.reason === 'warnings' && standing.warns > 0)
  if (!rule.from.some((state) => state === standing.state)) return 'state'
  if (rule.other && standing.bySubmitter) return 'submitter'
  if (rule.sound && standing.blocks > 0) return 'blocks'
  if (rule.answered && standing.openRemarks > 0) return 'remarks'
  if (rule.remark && standing.openRemarks === 0) return 'no-remark'
  if (rule.signed && !standing.hasKey) return 'key'
  return needsReason && standing.reason.trim() === '' ? 'reason' : null
}
