import { AppError } from '../../../shared/contract/failure.ts'
import type { RecordKind } from '../../../shared/contract/features/records.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import { isOpen } from '../../../shared/domain/workflow.ts'
import type { DataContext } from '../context.ts'
import { placeOf } from '../projections/head.ts'
import { territories } from '../projections/territories.ts'
import { kindDictionary } from './validate.ts'

/** Territories from the country down; '' for what lies nowhere. */
export function pathOf(ctx: DataContext, recordKind: RecordKind, doc: Document): string {
  const kind = kindDictionary(ctx.dictionary.dictionary, recordKind)
  return kind ? placeOf(kind, doc, ctx.keep(territories)).path : ''
}

/** A passport in somebody's hands for approval, or approved, is read-only, for undo as well. */
export function requireOpen(ctx: DataContext, recordKind: RecordKind, doc: Document): void {
  const state = kindDictionary(ctx.dictionary.dictionary, recordKind)?.byKey.get('status')
  if (state && !isOpen(doc[state.id]))
    throw new AppError('not-allowed', { why: 'the state is closed', detail: { reason: 'state' } })
}
