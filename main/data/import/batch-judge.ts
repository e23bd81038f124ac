import { AppError } from '../../../shared/contract/failure.ts'
import type { BatchItem, Rejection } from '../../../shared/contract/features/batch.ts'
import type {
  ImportPreview,
  ImportTarget,
  OpenedImport,
} from '../../../shared/contract/features/import.ts'
import { kindOfTarget } from '../../../shared/contract/features/import.ts'
import type { Workbook } from '../../../shared/domain/matching/sheet.ts'
import { isOpen } from '../../../shared/domain/workflow.ts'
import type { DataContext } from '../context.ts'
import { requireRecordRight } from '../people/require-right.ts'
import { placeOf } from '../projections/head.ts'
import { territories } from '../projections/territories.ts'
import { readRow } from '../records/stored.ts'
import type { Line } from './batch-staging.ts'
import { beginSession, describe, isSureUnit } from './open.ts'
import { lookAt } from './preview.ts'
import { profileLines } from './profiles.ts'
import type { Staged } from './staging.ts'
import { header } from './targets.ts'

type About = Pick<BatchItem, 'number' | 'file'>

/** What became of a file, and what would be written of it. */
export interface Looked {
  readonly line: Line
  readonly staged: Staged | null
}

const nothing = {
  state: 'rejected',
  reason: null,
  kind: null,
  unit: null,
  name: '',
  record: null,
  asOf: '',
  fresh: 0,
  conflicts: 0,
  doubts: 0,
  same: 0,
  unmatched: 0,
} as const satisfies Omit<BatchItem, keyof About>

/** A file that is not taken, with as much as is known of it. */
export function rejected(about: About & Partial<BatchItem>, reason: Rejection): Looked {
  return {
    line: { item: { ...nothing, ...about, state: 'rejected', reason }, target: '' },
    staged: null,
  }
}

interface Judged {
  readonly about: About
  readonly workbook: Workbook
  readonly taken: ReadonlySet<string>
}

/** Whose passport a workbook is, and what it would bring; nobody is asked. */
export function judgeWorkbook(ctx: DataContext, { about, workbook, taken }: Judged): Looked {
  const session = beginSession(ctx, about.file, workbook)
  const opened = describe(ctx, session)
  const known = { ...about, kind: opened.kind, asOf: opened.asOf }
  const target = opened.target ?? newObject(opened)
  if (typeof target === 'string') return rejected(known, target)
  if (opened.profile)
    session.profile = profileLines(ctx.db, kindOfTarget(target), opened.profile.record)
  const { preview, staged } = lookAt(ctx, session, target)
  const unit = unitOf(ctx, staged)
  const item: BatchItem = {
    ...nothing,
    ...known,
    unit,
    name: target.kind === 'territory' ? '' : nameOf(ctx, staged),
    record: preview.record,
    ...countsOf(preview),
  }
  const key = JSON.stringify(target)
  const reason = taken.has(key) ? 'same-passport' : refusalOf(ctx, { item, staged })
  if (reason) return rejected(item, reason)
  return { line: { item: { ...item, state: stateOf(item) }, target: key }, staged }
}

/** A passport to be made of an object that is named, in a territory that is named beyond doubt. */
function newObject({ kind, units, name }: OpenedImport): ImportTarget | Rejection {
  const [best] = units
  if (kind === 'territory' || !best || !isSureUnit(units)) return 'no-territory'
  const bare = name.trim()
  return bare === '' ? 'no-name' : { kind: 'new-object', of: kind, unit: best.unit, name: bare }
}

function countsOf({ cells, unread }: ImportPreview) {
  const valued = cells.filter(({ state }) => state === 'new' || state === 'conflict')
  const sure = valued.filter(({ doubts }) => doubts.length === 0)
  const count = (state: ImportPreview['cells'][number]['state']) =>
    cells.filter((cell) => cell.state === state).length
  return {
    fresh: sure.filter(({ state }) => state === 'new').length,
    conflicts: sure.filter(({ state }) => state === 'conflict').length,
    doubts: valued.length - sure.length,
    same: count('same'),
    unmatched: count('unmatched') + unread.length,
  }
}

function stateOf({ fresh, conflicts, doubts }: BatchItem): BatchItem['state'] {
  if (fresh + conflicts > 0) return 'ready'
  return doubts > 0 ? 'doubtful' : 'same'
}

const documentOf = (ctx: DataContext, staged: Staged) =>
  readRow(ctx.db, staged.record)?.doc ?? staged.identity

const textAt = (ctx: DataContext, staged: Staged, address: string): string => {
  const text = documentOf(ctx, staged)[address]
  return typeof text === 'string' ? text : ''
}

const unitOf = (ctx: DataContext, staged: Staged) => textAt(ctx, staged, header.kato) || null
const nameOf = (ctx: DataContext, staged: Staged) =>
  textAt(ctx, staged, header.nameRu) || textAt(ctx, staged, header.nameKk)

/** What would make the writer refuse the whole batch is said of the one file before. */
function refusalOf(
  ctx: DataContext,
  { item, staged }: { readonly item: BatchItem; readonly staged: Staged },
): Rejection | null {
  if (item.fresh + item.conflicts + item.doubts + item.same === 0) return 'no-values'
  const kind = ctx.dictionary.dictionary.kinds[staged.kind]
  const doc = documentOf(ctx, staged)
  const status = kind.byKey.get('status')
  if (!staged.create && status && !isOpen(doc[status.id])) return 'closed'
  try {
    requireRecordRight(ctx, {
      kind: staged.kind,
      does: staged.create ? 'create' : 'edit',
      paths: [placeOf(kind, doc, ctx.keep(territories)).path],
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-allowed') return 'not-allowed'
    throw error
  }
  return null
}
