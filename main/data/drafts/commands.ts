import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { DataContext } from '../context.ts'
import { run, transaction } from '../db/sql.ts'
import { requireRecordRight } from '../people/require-right.ts'
import { pathOf, requireOpen } from '../records/place.ts'
import { requireRow } from '../records/stored.ts'

interface DraftInput {
  readonly record: RecordId
  readonly address: string
  readonly text: string | null
}

/** Keeps what was typed; on disk when it answers. No command: history and wire stay free of half-typed text. */
function putDraft(ctx: DataContext, { record, address, text }: DraftInput): Record<string, never> {
  transaction(ctx.db, (tx) => {
    const { fid: rec, kind, doc } = requireRow(tx, record)
    requireRecordRight(ctx, { kind, does: 'edit', paths: [pathOf(ctx, kind, doc)] })
    requireOpen(ctx, kind, doc)
    if (text === null)
      run(tx, 'DELETE FROM draft WHERE rec = :rec AND addr = :addr', { rec, addr: address })
    else
      run(
        tx,
        `INSERT INTO draft(rec, addr, text, at) VALUES (:rec, :addr, :text, :at)
         ON CONFLICT(rec, addr) DO UPDATE SET text = excluded.text, at = excluded.at`,
        { rec, addr: address, text, at: ctx.now() },
      )
  })
  return {}
}

export const draftCommands = { 'drafts.put': putDraft }
