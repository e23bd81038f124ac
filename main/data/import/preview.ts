import { randomBytes } from 'node:crypto'
import {
  type CellState,
  type ImportCell,
  type ImportPreview,
  type ImportTarget,
  kindOfTarget,
} from '../../../shared/contract/features/import.ts'
import {
  mintRecordId,
  type RecordId,
  type Value,
} from '../../../shared/contract/features/records.ts'
import type { KindDictionary, Level, PassportKind } from '../../../shared/domain/dictionary.ts'
import { mintRowId } from '../../../shared/domain/ids.ts'
import { type Finding, type Match, matchWorkbook } from '../../../shared/domain/matching/match.ts'
import { type Document, isSame, valueAt } from '../../../shared/domain/record/document.ts'
import type { DataContext } from '../context.ts'
import { profileLines } from './profiles.ts'
import { registersSlot } from './registers.ts'
import { placeRows, rowKey } from './rows.ts'
import { requireSession, type Session } from './session.ts'
import { type Staged, writeStaging } from './staging.ts'
import { findTarget, header, type Target } from './targets.ts'

interface PreviewInput {
  readonly import: Session['id']
  readonly target: ImportTarget
  readonly profile: RecordId | null
  readonly year: number | null
}

export function previewImport(ctx: DataContext, input: PreviewInput): ImportPreview {
  const session = requireSession(ctx, input.import)
  const kind = kindOfTarget(input.target)
  session.target = input.target
  session.year = input.year
  session.profile = input.profile ? profileLines(ctx.db, kind, input.profile) : new Map()
  return preview(ctx, session, input.target)
}

interface AssignInput {
  readonly import: Session['id']
  readonly lines: readonly { readonly key: string; readonly field?: number | null | undefined }[]
}

/** A person's word on lines; the preview is made anew. */
export function assignLines(ctx: DataContext, input: AssignInput): ImportPreview {
  const session = requireSession(ctx, input.import)
  for (const { key, field } of input.lines)
    if (field === undefined) session.assigned.delete(key)
    else session.assigned.set(key, field)
  return preview(ctx, session, session.target as ImportTarget)
}

function preview(ctx: DataContext, session: Session, target: ImportTarget): ImportPreview {
  const { preview, staged } = lookAt(ctx, session, target)
  writeStaging(ctx.dataFolder, session.id, staged)
  return preview
}

/** What every cell means for the target, and what would be written of it. */
export function lookAt(
  ctx: DataContext,
  session: Session,
  target: ImportTarget,
): { readonly preview: ImportPreview; readonly staged: Staged } {
  const kind = kindOfTarget(target)
  const dictionary = ctx.dictionary.dictionary.kinds[kind]
  const match = matchFor(ctx, session, kind)
  const found = findTarget(ctx.db, target)
  // What names a new passport stands there already: a workbook that says otherwise contradicts it.
  const described = describeCells(session, match, { ...found.identity, ...found.doc }, dictionary)
  const record = found.record ?? mintedRecord(ctx, session, target)
  session.revision++
  const cells = described.map(({ cell }) => cell)
  return {
    staged: stagedOf({ session, match, found, cells: described, record, kind }),
    preview: {
      import: session.id,
      revision: session.revision,
      record: found.record,
      kind,
      cells,
      unread: match.unread.map(({ sheetName, cell, text }) => ({ sheet: sheetName, cell, text })),
      missing: missingFields(dictionary, found, cells),
      comma: match.comma,
      years: [...match.years],
      year: match.year,
    },
  }
}

/** With nothing said by a person the reading made when the file was opened still holds. */
function matchFor(ctx: DataContext, session: Session, kind: PassportKind): Match {
  const remembered = new Map([...session.profile, ...session.assigned])
  const untouched = remembered.size === 0 && session.year === null
  const known = untouched ? session.matches.get(kind) : undefined
  if (known) return known
  const match = matchWorkbook(session.workbook, {
    kind: ctx.dictionary.dictionary.kinds[kind],
    registers: ctx.keep(registersSlot),
    remembered,
    year: session.year,
  })
  if (untouched) session.matches.set(kind, match)
  return match
}

function mintedRecord(ctx: DataContext, session: Session, target: ImportTarget): RecordId {
  const key = JSON.stringify(target)
  const known = session.minted.get(key)
  const id = known ?? mintRecordId(ctx.now(), randomBytes(10))
  session.minted.set(key, id)
  return id as RecordId
}

interface Described {
  readonly cell: ImportCell
  readonly finding: Finding
}

function describeCells(
  session: Session,
  match: Match,
  doc: Document,
  kind: KindDictionary,
): (Described & { readonly rowOrder: ReadonlyMap<string, string> })[] {
  const mint = (key: string): string => {
    const known = session.minted.get(key)
    const id = known ?? mintRowId(randomBytes(10))
    session.minted.set(key, id)
    return id
  }
  const { rowIds, order, unsure } = placeRows(match.findings, doc, kind, mint)
  return match.findings.map((found) => {
    const finding = unsure.has(rowKey(found)) ? withRowDoubt(found) : found
    const field = kind.byId.get(finding.target?.field ?? 0)
    const isComputed = field !== undefined && (field.auto || field.computed !== null)
    const address = isComputed ? null : addressOf(finding, rowIds)
    const present = address === null ? null : (valueAt(doc, address) as Value)
    return {
      finding,
      rowOrder: order,
      cell: describeCell(finding, { address, present, session, isComputed }),
    }
  })
}

const withRowDoubt = (finding: Finding): Finding =>
  finding.noData || finding.doubts.length > 0 ? finding : { ...finding, doubts: ['row'] }

function addressOf(finding: Finding, rowIds: ReadonlyMap<string, string>): string | null {
  const { target } = finding
  if (!target) return null
  if (target.row === undefined) return String(target.field)
  return `${target.field}/${rowIds.get(rowKey(finding))}/${target.column}`
}

function describeCell(
  finding: Finding,
  at: {
    readonly address: string | null
    readonly present: Value
    readonly session: Session
    readonly isComputed: boolean
  },
): ImportCell {
  const { target } = finding
  return {
    id: `${finding.sheet}!${finding.cell}`,
    sheet: finding.sheetName,
    cell: finding.cell,
    labelCell: finding.labelCell,
    label: finding.label,
    context: finding.context,
    key: target?.row === undefined ? finding.key : '',
    field: target?.field ?? null,
    column: target?.column ?? null,
    address: at.address,
    score: finding.score,
    alternatives: finding.alternatives.map(({ field, score }) => ({ field, score })),
    text: finding.text.slice(0, 2_000),
    unit: finding.unitText,
    value: finding.value === null ? null : (finding.value as Value),
    factor: finding.factor,
    doubts: [...finding.doubts],
    note: finding.note.slice(0, 500),
    present: at.present,
    state: stateOf(finding, at),
  }
}

function stateOf(
  finding: Finding,
  {
    present,
    session,
    isComputed,
  }: { readonly present: Value; readonly session: Session; readonly isComputed: boolean },
): CellState {
  if (!finding.target)
    return session.assigned.get(finding.key) === null || session.profile.get(finding.key) === null
      ? 'left-out'
      : 'unmatched'
  if (isComputed) return 'computed'
  if (finding.noData) return 'no-data'
  if (finding.value === null) return 'unreadable'
  if (present === null) return 'new'
  return isSame(present, finding.value) ? 'same' : 'conflict'
}

interface Staging {
  readonly session: Session
  readonly match: Match
  readonly found: Target
  readonly cells: readonly (Described & { readonly rowOrder: ReadonlyMap<string, string> })[]
  readonly record: RecordId
  readonly kind: PassportKind
}

function stagedOf({ session, match, found, cells, record, kind }: Staging): Staged {
  return {
    revision: session.revision,
    file: session.file,
    kind,
    record,
    create: found.record === null,
    identity: found.identity,
    cells: cells.flatMap(({ cell }) =>
      cell.address === null || cell.value === null
        ? []
        : [
            {
              id: cell.id,
              address: cell.address,
              value: cell.value,
              present: cell.present,
              sure: cell.doubts.length === 0,
              sheet: cell.sheet,
              cell: cell.cell,
            },
          ],
    ),
    rows: Object.fromEntries(cells[0]?.rowOrder ?? []),
    lines: linesOf(match, session),
  }
}

/** Lines as they were understood, a person's word before everything else. */
function linesOf(match: Match, session: Session): Staged['lines'] {
  const lines = new Map<string, number | null>()
  for (const { key, target, planned } of match.findings)
    if (key !== '' && target?.row === undefined && !planned && target) lines.set(key, target.field)
  for (const [key, field] of [...session.profile, ...session.assigned]) lines.set(key, field)
  return [...lines].map(([key, field]) => ({ key, field }))
}

/** Required fields of the level that stay empty after the import. */
function missingFields(
  kind: KindDictionary,
  { doc, identity }: Target,
  cells: readonly ImportCell[],
): number[] {
  const filled = new Set([
    ...Object.keys(doc),
    ...Object.keys(identity),
    ...cells.flatMap((cell) =>
      cell.value === null || cell.field === null ? [] : [String(cell.field)],
    ),
  ])
  const level = (doc[header.level] ?? identity[header.level]) as Level | undefined
  return (
    kind.fields
      .filter((field) => field.required && !field.auto && field.computed === null)
      // A workbook holds no geometry and no scan; the as-of date comes with Apply.
      .filter(({ type }) => type !== 'geometry' && type !== 'file')
      .filter(({ id }) => String(id) !== header.asOf)
      .filter((field) => !field.levels || !level || field.levels.includes(level))
      .filter((field) => !filled.has(String(field.id)))
      .map((field) => field.id)
  )
}
