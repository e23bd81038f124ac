import { z } from 'zod'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { isMissing } from '../../../shared/domain/passport/completeness.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import { one, type ReadDb, run, type WriteDb } from '../db/sql.ts'

/** A finding as stored: field, row, column, rule, severity (`explained`: a warning with a reason), and the words where they cannot be made again. */
export type Finding = readonly [
  field: number,
  row: string | null,
  column: number | null,
  rule: string,
  severity: 'block' | 'warn' | 'explained',
  message?: Issue['message'],
]

export interface Findings {
  /** What the record shows by itself. */
  readonly own: readonly Finding[]
  /** What it shows together with others; kept up to date in quiet moments. */
  readonly across: readonly Finding[]
}

const none: Findings = { own: [], across: [] }

export function findingsFrom(
  issues: readonly Issue[],
  withWords: boolean,
  isExplained: (issue: Issue) => boolean = () => false,
): Finding[] {
  return issues
    .filter((issue) => !isMissing(issue))
    .map((issue): Finding => {
      const { field, row, column, rule, message } = issue
      const severity = isExplained(issue) ? 'explained' : issue.severity
      const place = [field, row ?? null, column ?? null, rule, severity] as const
      return withWords ? [...place, message] : place
    })
}

/** Findings of the fields looked at again take the place of the earlier ones, in the form's order. */
export function merged(
  kind: KindDictionary,
  before: readonly Finding[],
  again: { readonly fields: ReadonlySet<number>; readonly found: readonly Finding[] },
): readonly Finding[] {
  if (before.length === 0) return again.found
  const kept = before.filter(([field]) => !again.fields.has(field))
  if (kept.length === 0) return again.found
  const all = [...kept, ...again.found]
  const byField = new Map<number, Finding[]>()
  for (const one of all) {
    const list = byField.get(one[0]) ?? []
    list.push(one)
    byField.set(one[0], list)
  }
  return kind.fields.flatMap((field) => byField.get(field.id) ?? [])
}

export function countOf(findings: readonly Finding[], severity: 'block' | 'warn'): number {
  return findings.reduce((sum, one) => sum + (one[4] === severity ? 1 : 0), 0)
}

const rowSchema = z.object({ own: z.string(), across: z.string() })

// Our own JSON: parsed, not checked again.
export function readFindings(db: ReadDb, fid: number): Findings {
  const row = one(db, rowSchema, 'SELECT own, across FROM p_issue WHERE fid = :fid', { fid })
  if (!row) return none
  return { own: JSON.parse(row.own) as Finding[], across: JSON.parse(row.across) as Finding[] }
}

/** One row at most, and none where nothing changed. */
export function writeFindings(tx: WriteDb, fid: number, before: Findings, after: Findings): void {
  const own = JSON.stringify(after.own)
  const across = JSON.stringify(after.across)
  if (own === JSON.stringify(before.own) && across === JSON.stringify(before.across)) return
  if (after.own.length + after.across.length === 0)
    run(tx, 'DELETE FROM p_issue WHERE fid = :fid', { fid })
  else
    run(
      tx,
      `INSERT INTO p_issue(fid, own, across) VALUES (:fid, :own, :across)
       ON CONFLICT(fid) DO UPDATE SET own = excluded.own, across = excluded.across`,
      { fid, own, across },
    )
}
