import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../shared/contract/failure.ts'
import { attachmentBudget, attachmentLimit } from '../../../shared/contract/features/attachments.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import {
  attachmentName,
  attachmentTypeOf,
  attachmentValue,
  parseAttachment,
} from '../../../shared/domain/attachment.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import { type Document, isRows } from '../../../shared/domain/record/document.ts'
import type { BulkHandler, DataContext } from '../context.ts'
import { withCodes } from '../db/failure.ts'
import { AtomicFile } from '../files/atomic-file.ts'
import { requireRecordRight } from '../people/require-right.ts'
import { pathOf, requireOpen } from '../records/place.ts'
import { requireRow, type StoredRow } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'

type Place = Pick<DataContext, 'dataFolder'>

/** By hash alone: no name that a person gave ever becomes a path. */
const placeOf = ({ dataFolder }: Place, sha256: string): string =>
  join(dataFolder, 'attachments', sha256.slice(0, 2), sha256)

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** The content, when it is there and is the one that was attached. */
export function readAttachment(ctx: Place, sha256: string) {
  const place = placeOf(ctx, sha256)
  if (!existsSync(place)) return { state: 'missing', content: null } as const
  const content = withCodes(() => readFileSync(place))
  return hashOf(content) === sha256
    ? ({ state: 'whole', content } as const)
    : ({ state: 'altered', content: null } as const)
}

/** Every value of a document that names a kept file, with its address. */
export function attachmentsIn(
  doc: Document,
): { readonly address: string; readonly sha256: string }[] {
  return Object.entries(doc).flatMap(([field, stored]) => {
    const own = parseAttachment(stored)
    if (own) return [{ address: field, sha256: own.sha256 }]
    if (!isRows(stored)) return []
    return Object.entries(stored).flatMap(([row, cells]) =>
      Object.entries(cells).flatMap(([column, value]) => {
        const found = parseAttachment(value)
        return found ? [{ address: `${field}/${row}/${column}`, sha256: found.sha256 }] : []
      }),
    )
  })
}

function sizeOf(ctx: Place, sha256: string): number {
  return statSync(placeOf(ctx, sha256), { throwIfNoEntry: false })?.size ?? 0
}

interface AddInput {
  /** The path; main has put it in the token's place. */
  readonly file: string
  readonly record: RecordId
  readonly address: string
}

/** Whole on disk before any record names it. */
export function addAttachment(ctx: DataContext, { file, record, address }: AddInput) {
  const row = requireRow(ctx.db, record)
  const { kind, doc } = row
  requireRecordRight(ctx, { kind, does: 'edit', paths: [pathOf(ctx, kind, doc)] })
  requireOpen(ctx, kind, doc)
  requireFileField(ctx, row, address)
  const size = withCodes(() => statSync(file).size)
  const taken = attachmentsIn(doc).filter((one) => one.address !== address)
  const others = new Set(taken.map(({ sha256 }) => sha256))
  const kept = [...others].reduce((sum, sha256) => sum + sizeOf(ctx, sha256), 0)
  if (size > attachmentLimit || kept + size > attachmentBudget)
    throw new AppError('too-large', { detail: { size, limit: attachmentLimit } })
  const content = withCodes(() => readFileSync(file))
  const type = attachmentTypeOf(content)
  if (!type)
    throw new AppError('bad-file', { detail: { reason: 'attachment', file: basename(file) } })
  const sha256 = hashOf(content)
  // What was altered is replaced by what it was.
  if (readAttachment(ctx, sha256).state !== 'whole') keep(ctx, sha256, content)
  return { value: attachmentValue({ sha256, name: attachmentName(basename(file), type) }) }
}

function keep(ctx: Place, sha256: string, content: Uint8Array): void {
  const place = placeOf(ctx, sha256)
  withCodes(() => mkdirSync(dirname(place), { recursive: true }))
  const target = new AtomicFile(place)
  try {
    withCodes(() => writeFileSync(target.part, content))
    target.commit()
  } finally {
    target.discard()
  }
}

function requireFileField(ctx: DataContext, { kind }: StoredRow, address: string): void {
  const { field, column } = parseAddress(address)
  const found = kindDictionary(ctx.dictionary.dictionary, kind)?.byId.get(Number(field))
  const cell = column === null ? found : found?.columns.find(({ id }) => String(id) === column)
  if (cell?.type !== 'file')
    throw new AppError('invalid-input', { why: 'no file belongs there', detail: { address } })
}

function stateOf(ctx: DataContext, { value }: { value: string }) {
  const named = parseAttachment(value)
  if (!named) return { state: 'missing' as const, type: null, size: 0 }
  const { state, content } = readAttachment(ctx, named.sha256)
  const type = content && attachmentTypeOf(content)
  return { state, type, size: sizeOf(ctx, named.sha256) }
}

function contentOf(ctx: Place, sha256: string | undefined): Buffer {
  const found = sha256 === undefined ? null : readAttachment(ctx, sha256)
  if (!found?.content)
    throw new AppError('not-found', { why: `the file is ${found?.state ?? 'unknown'}` })
  return found.content
}

function saveCopy(ctx: DataContext, { value, file }: { value: string; file: string }) {
  const content = contentOf(ctx, parseAttachment(value)?.sha256)
  const target = new AtomicFile(file)
  try {
    withCodes(() => writeFileSync(target.part, content))
    target.commit()
  } finally {
    target.discard()
  }
  return { size: content.length }
}

export const attachmentsBulk: BulkHandler = (ctx, url) => {
  const sha256 = /^\/attachments\/([0-9a-f]{64})$/.exec(url.pathname)?.[1]
  return new Uint8Array(contentOf(ctx, sha256))
}

export const attachmentsHandlers = {
  'attachments.add': addAttachment,
  'attachments.state': stateOf,
  'attachments.save': saveCopy,
}
