import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Fault } from '../../../shared/contract/features/audit.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { PersonRole } from '../../../shared/domain/permissions.ts'
import { databaseName } from '../db/open.ts'
import { planOf } from '../db/sql.ts'
import { personOperation } from '../people/people.ts'
import { readPeople } from '../people/person.ts'
import { writeSession } from '../people/session.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord, makeCommand, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { linksSql } from './links.ts'

const password = 'correct horse battery'
const roles: readonly PersonRole[] = ['officer', 'checker', 'approver', 'auditor']
const options = { session: undefined, passwordMemoryKiB: 64 }
let original = ''
let store: TestStore
let passport: RecordId
let other: RecordId

/** The true way in: a password set by somebody else, replaced by one's own, and so a key of one's own. */
async function come(role: PersonRole): Promise<void> {
  await store.client['account.signIn']({ login: role, password })
}

async function takeIn(role: PersonRole): Promise<void> {
  const given = 'given by the office'
  const { context } = store.write
  writeSession(context, adminFid())
  const person = { login: role, name: `Person ${role}`, position: '', roles: [role], unit: 'KZ' }
  await store.client['people.save']({
    ...person,
    command: freshCommand(),
    record: freshRecord(),
    disabled: false,
    password: given,
  })
  await store.client['account.signIn']({ login: role, password: given })
  const next = { command: freshCommand(), password: given, next: password }
  await store.client['account.changePassword'](next)
}

const adminFid = () =>
  readPeople(store.write.context.db).find(({ login }) => login === 'admin')?.fid ?? null

/** As if all was filled in and right. */
const makeSound = () =>
  store.write.context.db.raw.exec('UPDATE p_head SET blocks = 0, missing = 0, warns = 0')

async function step(name: 'submit' | 'check' | 'approve', role: PersonRole): Promise<void> {
  makeSound()
  await come(role)
  await store.client[`workflow.${name}`]({ command: freshCommand(), record: passport })
}

/** Two passports with a little history, one of them approved; an officer edited the other since. */
beforeAll(async () => {
  store = openTestStore(options)
  const { context } = store.write
  const admin = { record: freshRecord(), login: 'admin', name: 'Admin', position: '', unit: 'KZ' }
  const person = { ...admin, roles: ['administrator'] as PersonRole[], disabled: false }
  commit(context, makeCommand(personOperation(context, person)))
  for (const role of roles) await takeIn(role)
  await come('officer')
  passport = freshRecord()
  other = freshRecord()
  const square = [
    [70, 50],
    [71, 50],
    [71, 51],
    [70, 50],
  ]
  await store.client['records.apply'](
    makeCommand(
      {
        record: passport,
        create: 'territory',
        values: { [territory.nameRu]: 'Абай', [territory.area]: 12.5 },
        geometry: { type: 'Polygon', coordinates: [square] },
      },
      { record: other, create: 'territory', values: { [territory.nameRu]: 'Акмола' } },
    ),
  )
  await step('submit', 'officer')
  await step('check', 'checker')
  await step('approve', 'approver')
  await come('officer')
  for (const population of [100, 200, 300])
    await store.client['records.apply'](
      makeCommand({ record: other, values: { [territory.population]: population } }),
    )
  await come('auditor')
  store.stop()
  original = store.folder
}, 60_000)
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'qorgau-test-'))
  cpSync(original, folder, { recursive: true })
  store = openTestStore(options, folder)
})
afterEach(() => store.close())
afterAll(() => rmSync(original, { recursive: true, force: true }))

const verify = () => store.client['audit.verify']({})
const found = async () => (await verify()).faults.map(summary)
const summary = ({ kind, op, name, person, addresses }: Fault) => ({
  kind,
  op,
  name: name?.ru ?? null,
  person,
  addresses,
})

/** What somebody with a SQLite tool does: takes the guards off and writes. */
function tamper(...statements: readonly string[]): void {
  store.stop()
  const raw = new Database(join(store.folder, databaseName))
  const triggers = raw
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name GLOB 'guard_*' OR name GLOB 'keep_*')`,
    )
    .pluck()
    .all() as string[]
  raw.pragma('foreign_keys = OFF')
  for (const name of triggers) raw.exec(`DROP TRIGGER ${name}`)
  for (const sql of statements) raw.exec(sql)
  raw.close()
  store = store.restart()
}

const opOf = (record: RecordId, nth: number): number =>
  Number(
    store.write.context.db.raw
      .prepare(
        `SELECT op FROM history h JOIN rec r ON r.fid = h.rec WHERE r.id = unhex(?, '-')
          ORDER BY op LIMIT 1 OFFSET ?`,
      )
      .pluck()
      .get(record, nth),
  )

test('what the program wrote is proved whole, with its signed approval', async () => {
  const proof = await verify()
  expect(proof.faults).toEqual([])
  expect(proof).toMatchObject({ found: 0, approvals: 1, unsigned: 0 })
  expect(proof.head.op).toBe(proof.operations)
  expect(proof.head.code).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
})

test('a value changed in the record is named, with the field', async () => {
  tamper(
    `UPDATE rec SET doc = replace(doc, '"1005":300', '"1005":3000') WHERE id = unhex('${other}', '-')`,
  )
  expect(await found()).toEqual([
    { kind: 'record', op: null, name: 'Акмола', person: null, addresses: ['1005'] },
    { kind: 'shown', op: null, name: 'Акмола', person: null, addresses: ['1005'] },
  ])
})

test('a value changed in the record, its history and what is shown of it is named', async () => {
  const op = opOf(other, 3)
  tamper(
    `UPDATE rec SET doc = replace(doc, '"1005":300', '"1005":3000') WHERE id = unhex('${other}', '-')`,
    `UPDATE history SET patch = CAST(replace(CAST(patch AS TEXT), '300', '3000') AS BLOB) WHERE op = ${op}`,
    'UPDATE p_territory SET f1005 = 3000 WHERE f1005 = 300',
  )
  expect(await found()).toEqual([
    { kind: 'changed', op, name: 'Акмола', person: 'Person officer', addresses: [] },
  ])
})

test('somebody else written as the author is named', async () => {
  const op = opOf(other, 2)
  tamper(`UPDATE history SET actor = ${adminFid()} WHERE op = ${op}`)
  expect(await found()).toMatchObject([{ kind: 'changed', op }])
})

test('a row taken out is named by its place', async () => {
  const op = opOf(other, 2)
  tamper(`DELETE FROM history WHERE op = ${op}`)
  expect(await found()).toEqual([{ kind: 'missing', op, name: null, person: null, addresses: [] }])
  const last = opOf(other, 2)
  expect(last).toBe(op + 1)
  tamper(`DELETE FROM history WHERE op = ${last}`)
  expect((await verify()).faults[0]).toMatchObject({ kind: 'missing', op, until: last })
})

test('a row put in is named, whether or not it pretends to be linked', async () => {
  const op = opOf(other, 3) + 1
  const columns = 'rec, origin, rev, grp, act, actor, at, undoes, reason, patch, base'
  const copy = (hash: string) =>
    `INSERT INTO history(op, ${columns}, prev, hash)
     SELECT ${op}, ${columns}, hash, ${hash} FROM history WHERE op = ${op - 1}`
  tamper(copy('NULL'))
  expect(await found()).toMatchObject([{ kind: 'unlinked', op }])
  tamper(`DELETE FROM history WHERE op = ${op}`, copy('hash'))
  expect(await found()).toMatchObject([{ kind: 'changed', op }])
})

test('two rows that changed places are named', async () => {
  const [a, b] = [opOf(other, 1), opOf(other, 2)]
  tamper(
    `UPDATE history SET op = 900000 WHERE op = ${a}`,
    `UPDATE history SET op = ${a} WHERE op = ${b}`,
    `UPDATE history SET op = ${b} WHERE op = 900000`,
  )
  expect((await found())[0]).toMatchObject({ kind: 'changed', op: a })
})

test('a row replaced together with its link is named by the next one', async () => {
  const op = opOf(other, 2)
  tamper(`UPDATE history SET hash = (SELECT hash FROM history WHERE op = 1) WHERE op = ${op}`)
  expect(await found()).toMatchObject([
    { kind: 'changed', op },
    { kind: 'replaced', op },
  ])
})

test('a changed, a removed, an invented and an unsigned approval are each named', async () => {
  const at = `rec = (SELECT fid FROM rec WHERE id = unhex('${passport}', '-'))`
  const approver = 'Person approver'
  tamper(`UPDATE version SET doc = replace(doc, '12.5', '99.5') WHERE ${at}`)
  expect(await found()).toMatchObject([
    { kind: 'version-changed', name: 'Абай', person: approver, addresses: [territory.area] },
  ])
  tamper(`UPDATE version SET doc = replace(doc, '99.5', '12.5'), at = at - 86400000 WHERE ${at}`)
  expect(await found()).toMatchObject([{ kind: 'signature', person: approver }])
  tamper(`UPDATE version SET sig = NULL WHERE ${at}`)
  expect(await found()).toMatchObject([{ kind: 'unsigned', person: approver }])
  tamper(`UPDATE version SET no = 2 WHERE ${at}`)
  expect((await found()).map(({ kind }) => kind).toSorted()).toEqual([
    'version-foreign',
    'version-missing',
  ])
})

test('a key of somebody else in the place of the approver is named', async () => {
  const [officer, approver] = ['officer', 'approver'].map(
    (role) => readPeople(store.write.context.db).find(({ login }) => login === role)?.fid,
  )
  tamper(
    `UPDATE rec SET doc = json_set(doc, '$."9"', (SELECT doc ->> '9' FROM rec WHERE fid = ${officer})) WHERE fid = ${approver}`,
  )
  expect(await found()).toMatchObject([
    { kind: 'record', name: 'Person approver', addresses: ['9'] },
  ])
})

test('rights that nobody gave, and a record that nobody made, are named', async () => {
  tamper(
    `UPDATE rec SET doc = json_set(doc, '$."4"', json('["administrator"]')) WHERE doc ->> '1' = 'officer'`,
    `INSERT INTO rec(id, kind, stream, doc) VALUES (randomblob(16), 1, '', '{"6":"Подделка"}')`,
  )
  expect((await found()).map(({ kind, addresses }) => [kind, addresses])).toEqual([
    ['record', ['4']],
    ['unmade', []],
    ['shown', ['6', '5']],
  ])
})

test('a record that was taken out is named once', async () => {
  tamper(`DELETE FROM rec WHERE id = unhex('${other}', '-')`)
  expect(await found()).toMatchObject([{ kind: 'gone', person: 'Person officer' }])
})

test('a proof that is cancelled ends', async () => {
  const call = store.read.call('audit.verify', {}, 7)
  store.read.cancel(7)
  expect(await call).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
})

test('the walk over history reads by number', () => {
  expect(planOf(store.read.context.db, linksSql, { after: 0, until: 9 })).toMatch(
    /SEARCH h USING INTEGER PRIMARY KEY/,
  )
})
