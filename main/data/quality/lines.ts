import type { QualityAspect, QualityLine } from '../../../shared/contract/features/quality.ts'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import { checkPassport } from '../../../shared/domain/passport/check.ts'
import { isMissing } from '../../../shared/domain/passport/completeness.ts'
import { confidenceOf, unsureFields } from '../../../shared/domain/passport/confidence.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import { dueFields } from '../../../shared/domain/passport/overdue.ts'
import { type Subject, subjectOf } from '../../../shared/domain/passport/subject.ts'
import type { Sources } from '../../../shared/domain/record/change.ts'
import type { DataContext } from '../context.ts'
import { readRows } from '../passports/queries.ts'
import { checkContext } from '../projections/check-context.ts'
import { type Finding, readFindings } from '../projections/findings.ts'
import { hasGeometry } from '../projections/project.ts'
import { readRowByFid } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'

/** What of a line is known of the value alone. */
type Found = Pick<
  QualityLine,
  'field' | 'row' | 'column' | 'message' | 'asOf' | 'due' | 'confidence'
>

interface LinesInput {
  readonly fids: readonly number[]
  readonly aspect: QualityAspect
}

/** As many lines a passport as its head counts: both come from the same functions. */
export function readLines(ctx: DataContext, { fids, aspect }: LinesInput): QualityLine[] {
  return readRows(ctx, { fids }).flatMap(({ fid, record, kind, unit, name }) => {
    const row = readRowByFid(ctx.db, fid)
    const dictionary = row && kindDictionary(ctx.dictionary.dictionary, row.kind)
    if (!row || !dictionary) return []
    const context = checkContext(ctx, hasGeometry(ctx.db, fid))
    const subject = subjectOf(dictionary, row.doc, context)
    const prepared = subject.values.get('prepared_by')
    const owner = typeof prepared === 'string' && prepared !== '' ? prepared : null
    const place = { fid, record, kind, unit, name, owner, aspect }
    return linesOf(ctx, aspect, { fid, subject, doc: row.doc, sources: row.src }).map((found) => ({
      ...place,
      ...found,
    }))
  })
}

interface Record {
  readonly fid: number
  readonly subject: Subject
  readonly doc: Readonly<globalThis.Record<string, unknown>>
  readonly sources: Sources
}

function linesOf(ctx: DataContext, aspect: QualityAspect, record: Record): readonly Found[] {
  const { subject, sources } = record
  const { today } = kazakhstanTime(ctx.now())
  const dues = new Map(dueFields(subject, sources).map((one) => [one.field.id, one]))
  const at = (field: number): Found => ({
    field,
    row: null,
    column: null,
    message: null,
    asOf: dues.get(field)?.from ?? null,
    due: dues.get(field)?.due ?? null,
    confidence: confidenceOf({ id: field }, sources),
  })
  switch (aspect) {
    case 'missing':
      return check(record)
        .filter(isMissing)
        .map((issue) => ({ ...at(issue.field), message: issue.message }))
    case 'late':
      return [...dues.values()].filter(({ due }) => due <= today).map(({ field }) => at(field.id))
    case 'unsure':
      return unsureFields(subject, sources).map(({ id }) => at(id))
    default:
      return findings(ctx, record, aspect === 'blocks' ? 'block' : 'warn').map((one) => ({
        ...at(one.field),
        ...one,
      }))
  }
}

const check = ({ subject, doc }: Record): readonly Issue[] =>
  checkPassport(subject.kind, doc, subject.context)

/** Kept findings; words that were not kept with them are made again. */
function findings(ctx: DataContext, record: Record, severity: Issue['severity']) {
  const { own, across } = readFindings(ctx.db, record.fid)
  const words = new Map(check(record).map((issue) => [keyOf(issue), issue.message]))
  return inOrder(record.subject.kind, [...own, ...across])
    .filter((one) => one[4] === severity)
    .map(([field, row, column, rule, , message]) => ({
      field,
      row,
      column,
      message: message ?? words.get(keyOf({ field, row, column, rule })) ?? null,
    }))
}

function inOrder(kind: KindDictionary, findings: readonly Finding[]): readonly Finding[] {
  const places = new Map(kind.fields.map(({ id }, i) => [id, i]))
  return findings.toSorted((a, b) => (places.get(a[0]) ?? 0) - (places.get(b[0]) ?? 0))
}

interface Key {
  readonly field: number
  readonly row?: string | null
  readonly column?: number | null
  readonly rule: string
}

const keyOf = ({ field, row = null, column = null, rule }: Key): string =>
  [field, row, column, rule].join('/')
