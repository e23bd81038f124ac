import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/contract/failure.ts'
import {
  attachmentBudget,
  attachmentLimit,
  attachmentPath,
} from '../../../shared/contract/features/attachments.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { parseAttachment } from '../../../shared/domain/attachment.ts'
import { freshRecord, makeCommand } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

/** The signed scan of any passport: field 18. */
const scan = '18'
const pdf = Buffer.from('%PDF-1.7\nsynthetic')
let store: TestStore
let record: RecordId

beforeEach(async () => {
  store = openTestStore()
  record = freshRecord()
  await store.client['records.apply'](
    makeCommand({ record, create: 'territory', values: { '6': 'Абай' } }),
  )
})
afterEach(() => store.close())

function fileOf(name: string, content: Uint8Array | number): string {
  const folder = join(store.folder, 'chosen')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(
    path,
    typeof content === 'number' ? Buffer.concat([pdf, Buffer.alloc(content)]) : content,
  )
  return path
}

const add = (file: string, address = scan) =>
  store.client['attachments.add']({ file, record, address })
async function attach(file: string): Promise<string> {
  const { value } = await add(file)
  await store.client['records.apply'](makeCommand({ record, values: { [scan]: value } }))
  return value
}
const codeOf = async (call: Promise<unknown>) => {
  try {
    await call
    return 'fine'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
const kept = () =>
  readdirSync(join(store.folder, 'attachments'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))

test('a file is kept once by its content, under the name that people gave it', async () => {
  const value = await attach(fileOf('Қол қойылған дана.pdf', pdf))
  const again = await add(fileOf('copy.pdf', pdf))
  expect(parseAttachment(value)?.name).toBe('Қол қойылған дана.pdf')
  expect(parseAttachment(again.value)?.sha256).toBe(parseAttachment(value)?.sha256)
  expect(kept()).toHaveLength(1)
  expect(await store.client['attachments.state']({ value })).toEqual({
    state: 'whole',
    type: 'application/pdf',
    size: pdf.length,
  })
  const path = attachmentPath(parseAttachment(value)?.sha256 ?? '').slice('/bulk'.length)
  expect(await store.read.bulk(path)).toMatchObject({ ok: true, value: new Uint8Array(pdf) })
  const copy = join(store.folder, 'copy-out.pdf')
  await store.client['attachments.save']({ value, file: copy })
  expect(readFileSync(copy)).toEqual(pdf)
})

test('what is neither a document nor a picture is refused, whatever its name', async () => {
  expect(await codeOf(add(fileOf('plan.pdf', Buffer.from('MZ program'))))).toBe('bad-file')
  expect(await codeOf(add(fileOf('empty.png', Buffer.alloc(0))))).toBe('bad-file')
  expect(await codeOf(add(fileOf('plan.pdf', pdf), '6'))).toBe('invalid-input')
})

test('a file too large, or one too many for the passport, is refused', async () => {
  expect(await codeOf(add(fileOf('large.pdf', attachmentLimit)))).toBe('too-large')
  expect(attachmentBudget).toBeGreaterThan(attachmentLimit)
})

test('a missing and an altered file are noticed, named by the proof, and never given away', async () => {
  const value = await attach(fileOf('scan.pdf', pdf))
  expect((await store.client['audit.verify']({})).faults).toEqual([])
  const [path = ''] = kept()
  writeFileSync(path, '%PDF-1.7\nsomething else')
  expect(await store.client['attachments.state']({ value })).toMatchObject({ state: 'altered' })
  expect((await store.client['audit.verify']({})).faults).toMatchObject([
    { kind: 'file-altered', name: { ru: 'Абай' }, addresses: [scan] },
  ])
  const bulk = attachmentPath(parseAttachment(value)?.sha256 ?? '').slice('/bulk'.length)
  expect(await store.read.bulk(bulk)).toMatchObject({ ok: false, failure: { code: 'not-found' } })
  rmSync(path)
  expect((await store.client['audit.verify']({})).faults).toMatchObject([{ kind: 'file-missing' }])
  await add(fileOf('scan.pdf', pdf))
  expect((await store.client['audit.verify']({})).faults).toEqual([])
})

test('no path leads out of the store', async () => {
  for (const path of [
    '/attachments/../qorgau.db',
    `/attachments/${'a'.repeat(63)}/`,
    '/attachments/x',
  ])
    expect(await store.read.bulk(path)).toMatchObject({ ok: false })
})
