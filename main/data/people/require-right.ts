import type { Need } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import type { RecordKind } from '../../../shared/contract/features/records.ts'
import {
  type About,
  type Action,
  decide,
  type Subject,
} from '../../../shared/domain/permissions.ts'
import type { DataContext } from '../context.ts'

/** The one gate: asked before every method and before every record is written. */
export function requireRight(
  { session }: Pick<DataContext, 'session'>,
  action: Need,
  about?: About,
): void {
  if (action === 'open') return
  const decision = decide(session, action, about)
  if (!decision.allowed)
    throw new AppError('not-allowed', {
      why: `${action}: ${decision.reason}`,
      detail: { reason: decision.reason, action },
    })
}

const subjectOfKind: Readonly<Record<RecordKind, Subject>> = {
  territory: 'passport',
  hazfac: 'passport',
  dam: 'passport',
  hazsite: 'passport',
  critfac: 'passport',
  forces: 'passport',
  event: 'event',
  dataset: 'layer',
  correction: 'layer',
  remark: 'passport',
  assignment: 'passport',
  profile: 'setting',
  setting: 'setting',
  person: 'person',
}

/** One write of one record. */
export interface RecordWrite {
  readonly kind: RecordKind
  readonly does: 'create' | 'edit' | 'delete'
  /** Where the record lay before and lies after: both must be the person's to write. */
  readonly paths: readonly string[]
}

export function requireRecordRight(ctx: DataContext, { kind, does, paths }: RecordWrite): void {
  const subject = subjectOfKind[kind]
  const action = actionOn[subject] ?? does
  for (const path of new Set(paths)) requireRight(ctx, action, { subject, path })
}

/** Where creating, changing and deleting are one right. */
const actionOn: Readonly<Partial<Record<Subject, Action>>> = {
  layer: 'layers',
  setting: 'edit',
  person: 'people',
}
