import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type ActFilter,
  actFilterSchema,
  actsPath,
} from '../../../shared/contract/features/audit.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { readPeople } from '../people/person.ts'
import { freshCommand, freshRecord, makeCommand, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

const password = 'correct horse battery'
let at = Date.parse('2026-11-20T06:00:00Z')
let store: TestStore
let record: RecordId

beforeEach(async () => {
  at = Date.parse('2026-11-20T06:00:00Z')
  store = openTestStore({ session: undefined, now: () => at, passwordMemoryKiB: 64 })
  await store.client['account.begin']({
    command: freshCommand(),
    record: freshRecord(),
    login: 'admin',
    name: 'Асель',
    password,
    recovery: 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789',
  })
  at += 1
  record = freshRecord()
  const values = { [territory.nameRu]: '=Абай', [territory.area]: 5 }
  await store.client['records.apply'](makeCommand({ record, create: 'territory', values }))
  at = Date.parse('2026-11-24T18:30:00Z')
  await store.client['records.apply'](makeCommand({ record, values: { [territory.area]: 6 } }))
  at += 1
  await store.client['account.signOut']({})
  await store.client['account.signIn']({ login: 'admin', password: 'wrong' })
  await store.client['account.signIn']({ login: 'admin', password })
})
afterEach(() => store.close())

/** As the read process gets it: main takes `/bulk` off. */
const pathOf = (filter: Partial<ActFilter>) =>
  actsPath(actFilterSchema.parse(filter)).slice('/bulk'.length)

async function acts(filter: Partial<ActFilter> = {}) {
  const reply = await store.read.bulk(pathOf(filter))
  if (!reply.ok) throw new Error(reply.failure.why)
  const bytes = reply.value as Uint8Array
  const ids = [...new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)]
  return store.client['audit.acts']({ ids })
}
const words = async (filter: Partial<ActFilter> = {}) => (await acts(filter)).map(({ act }) => act)

test('lists what was written and who came and went, the newest first', async () => {
  expect(await words()).toEqual([
    'sign-in',
    'sign-in-refused',
    'sign-out',
    'edit',
    'edit',
    'sign-in',
    'begin',
  ])
  const [, refused, , edit] = await acts()
  expect(refused).toMatchObject({ person: 'Асель', record: null })
  expect(edit).toMatchObject({ person: 'Асель', record, name: { ru: '=Абай' }, changes: 1 })
})

test('narrows to a kind, an object, a person and days of Kazakhstan', async () => {
  expect(await words({ kind: 'people' })).toEqual(['begin'])
  expect(await words({ kind: 'session' })).toHaveLength(4)
  expect(await words({ kind: 'records' })).toEqual(['edit', 'edit'])
  expect(await words({ record })).toEqual(['edit', 'edit'])
  expect(await words({ person: 0 })).toEqual(['begin'])
  const [person] = readPeople(store.write.context.db)
  expect(await words({ person: person?.fid ?? 0, from: '2026-11-24', to: '2026-11-24' })).toEqual([
    'sign-in',
    'sign-in-refused',
    'sign-out',
    'edit',
  ])
  expect(await words({ to: '2026-11-19' })).toEqual([])
})

test('exports stand in the journal, and the export of the journal is one', async () => {
  const file = join(store.folder, 'acts.csv')
  const filter = actFilterSchema.parse({ kind: 'records' })
  const input = { file: file as never, language: 'en', filter } as const
  expect(await store.client['audit.export']({ ...input, format: 'csv' })).toEqual({ acts: 2 })
  const lines = readFileSync(file, 'utf8').trim().split('\r\n')
  expect(lines[1]).toBe("2026-11-24T18:30:00.000Z,Асель,edit of a value,'=Абай,,1")
  await store.client['audit.export']({ ...input, format: 'json' })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ changes: 1 }, { act: 'edit' }])
  expect(await acts({ kind: 'export' })).toMatchObject([
    { act: 'export', detail: 'audit.export', person: 'Асель' },
    { act: 'export', detail: 'audit.export' },
  ])
})

test('a row of the journal that was changed or taken out is found by the proof', async () => {
  const { raw } = store.write.context.db
  expect(() => raw.exec('DELETE FROM journal')).toThrow(/only grows/)
  raw.exec('DROP TRIGGER keep_journal_delete; DELETE FROM journal WHERE id = 3')
  const { faults } = await store.client['audit.verify']({})
  expect(faults).toMatchObject([{ kind: 'journal', op: 3 }])
  expect(await acts({ kind: 'proof' })).toMatchObject([{ act: 'verify', detail: '1' }])
})

test('the list is for those who may audit', async () => {
  await store.client['account.signOut']({})
  const reply = await store.read.bulk(pathOf({}))
  expect(reply).toMatchObject({ ok: false, failure: { code: 'not-allowed' } })
})
