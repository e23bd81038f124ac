import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/contract/failure.ts'
import { freshRecord, makeCommand, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

/** Permissions do not stop root, who can mount; a plain user cannot mount and is stopped by them. */
const isRoot = process.getuid?.() === 0
const mount = (...args: string[]) => execFileSync('mount', args)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-medium-'))
})
afterEach(() => {
  if (isRoot) execFileSync('umount', [folder])
  else chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

function makeReadOnly(): void {
  if (isRoot) mount('-o', 'remount,ro', folder)
  else chmodSync(folder, 0o555)
}

const named = (name: string) =>
  makeCommand({
    record: freshRecord(),
    create: 'territory',
    values: { [territory.nameRu]: name },
  })

async function failureOf(call: Promise<unknown>): Promise<AppError> {
  try {
    await call
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('expected a failure')
}

test('a data folder on a read-only medium opens for viewing and says so at every write', async () => {
  if (isRoot) mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder)
  const before = openTestStore({}, folder)
  const command = named('Абай')
  await before.client['records.apply'](command)
  before.write.close()
  before.read.close()
  makeReadOnly()
  const files = readdirSync(folder)

  const store = openTestStore({}, folder)
  const record = command.operations[0]?.record ?? freshRecord()
  expect((await store.client['system.writeHealth']({})).readOnly).toBe(true)
  expect((await store.client['system.readHealth']({})).readOnly).toBe(true)
  expect((await store.client['records.get']({ record })).doc[territory.nameRu]).toBe('Абай')
  expect((await failureOf(store.client['records.apply'](named('Акжар')))).code).toBe('read-only')
  expect(
    (await failureOf(store.client['drafts.put']({ record, address: '6', text: 'x' }))).code,
  ).toBe('read-only')
  store.write.close()
  store.read.close()
  expect(readdirSync(folder)).toEqual(files)
})

test('a store nobody was taken into is looked at without signing in, and written by nobody', async () => {
  if (isRoot) mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder)
  const before = openTestStore({}, folder)
  before.write.close()
  before.read.close()
  makeReadOnly()
  const store = openTestStore({ session: undefined }, folder)
  expect(await store.client['account.state']({})).toMatchObject({
    phase: 'signed-in',
    person: null,
  })
  expect((await failureOf(store.client['records.apply'](named('Акжар')))).code).toBe('not-allowed')
  store.write.close()
  store.read.close()
})

const filler = 'я'.repeat(15_000)
const large = () =>
  makeCommand({
    record: freshRecord(),
    create: 'territory',
    values: { [territory.nameRu]: 'Абай', '21': filler },
  })

/** Commands until one fails; the one that failed, and how many did not. */
async function fill(store: TestStore) {
  for (let done = 0; ; done += 1) {
    const command = large()
    try {
      await store.client['records.apply'](command)
    } catch (error) {
      if (error instanceof AppError) return { command, done, code: error.code }
      throw error
    }
  }
}

const count = (store: TestStore, sql: string) =>
  Number(store.write.context.db.raw.prepare(sql).pluck().get())

async function expectWhole(store: TestStore, makeRoom: () => void): Promise<void> {
  const records = count(store, 'SELECT count(*) FROM rec')
  const { command, done, code } = await fill(store)
  expect(code).toBe('disk-full')
  const whole = () => [
    count(store, 'SELECT count(*) FROM rec') - records,
    count(store, 'SELECT count(*) FROM p_head') - records,
    count(store, `SELECT count(*) FROM grp WHERE act = 'edit'`),
    count(store, `SELECT count(*) FROM outbox`) - records,
  ]
  expect(whole()).toEqual([done, done, done, done])
  expect(store.write.context.db.raw.pragma('integrity_check', { simple: true })).toBe('ok')
  makeRoom()
  await store.client['records.apply'](command)
  expect(whole()).toEqual([done + 1, done + 1, done + 1, done + 1])
}

test.runIf(isRoot)(
  'a medium that is full: nothing is half written, and the work goes on',
  async () => {
    mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder)
    const store = openTestStore({}, folder)
    const free = 2 ** 20
    const size = Number(
      execFileSync('df', ['--output=avail', '-B1', folder]).toString().split('\n')[1],
    )
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(size - free))
    await expectWhole(store, () => rmSync(ballast))
    store.write.close()
    store.read.close()
  },
)

test('a database that may not grow: nothing is half written, and the work goes on', async () => {
  if (isRoot) mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder)
  const store = openTestStore({}, folder)
  const { raw } = store.write.context.db
  raw.pragma(`max_page_count = ${Number(raw.pragma('page_count', { simple: true })) + 200}`)
  await expectWhole(store, () => raw.pragma('max_page_count = 1073741823'))
  store.write.close()
  store.read.close()
})
