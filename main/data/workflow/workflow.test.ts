import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/contract/failure.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import type { PersonRole } from '../../../shared/domain/permissions.ts'
import { planOf } from '../db/sql.ts'
import { personOperation } from '../people/people.ts'
import { readPeople } from '../people/person.ts'
import { writeSession } from '../people/session.ts'
import { holdKey } from '../people/signing-key.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord, makeCommand } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { remarksSql } from './about.ts'
import { workSql } from './queries.ts'

const abai = '100000000'
const day = (at: string) => Date.parse(`${at}T06:00:00Z`)
let now = 0
let store: TestStore
let passport: RecordId

const roles: readonly PersonRole[] = ['officer', 'checker', 'approver', 'viewer']
const enter = (role: PersonRole) => {
  const person = readPeople(store.write.context.db).find(({ login }) => login === role)
  writeSession(store.write.context, person?.fid ?? null)
  holdKey(store.write.context, person?.fid ?? 0, generateKeyPairSync('ed25519').privateKey)
  return person?.record ?? null
}

/** A whole passport, from the demonstration's own making: nothing blocks, warnings may stand. */
beforeEach(() => {
  now = day('2026-11-25')
  store = openTestStore({ session: undefined, now: () => now })
  const { context } = store.write
  const kind = context.dictionary.dictionary.kinds.forces
  commit(context, {
    command: freshCommand(),
    act: 'edit',
    operations: roles.map((role) =>
      personOperation(context, {
        record: freshRecord(),
        login: role,
        name: role,
        position: '',
        roles: [role],
        unit: abai,
        disabled: false,
      }),
    ),
  })
  passport = freshRecord()
  commit(
    context,
    makeCommand({ record: passport, create: kind.kind, values: { '8': abai, '6': 'Отряд' } }),
  )
})
afterEach(() => store.close())

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'fine'
  } catch (error) {
    if (error instanceof AppError) return String(error.detail['reason'] ?? error.code)
    throw error
  }
}

type Step = 'submit' | 'check' | 'approve' | 'return' | 'reject' | 'revise'
const step = (name: Step, reason = '') =>
  codeOf(store.client[`workflow.${name}`]({ command: freshCommand(), record: passport, reason }))
const standing = () => store.client['workflow.standing']({ record: passport })
const edit = (value: string) =>
  codeOf(store.client['records.apply'](makeCommand({ record: passport, values: { '6': value } })))
/** As if all was filled in and right. */
const makeSound = () =>
  store.write.context.db.raw.exec('UPDATE p_head SET blocks = 0, missing = 0, warns = 0')

test('an unsound passport is not submitted', async () => {
  enter('officer')
  expect(await step('submit')).toBe('blocks')
  expect((await standing()).steps).toEqual([{ step: 'submit', fault: 'blocks' }])
})

test('a passport goes through both levels, is read-only on the way, and a new version starts from it', async () => {
  makeSound()
  enter('officer')
  expect(await edit('Отряд 1')).toBe('fine')
  makeSound()
  expect(await step('submit')).toBe('fine')
  expect(await edit('Отряд 2')).toBe('state')
  expect(await codeOf(store.client['records.undo']({ command: freshCommand() }))).toBe('state')
  expect(await step('check')).toBe('role')
  makeSound()
  enter('checker')
  expect(await step('approve')).toBe('role')
  expect(await step('check')).toBe('fine')
  makeSound()
  enter('approver')
  holdKey(store.write.context, 0, null)
  expect(await step('approve')).toBe('key')
  expect((await standing()).steps[0]).toEqual({ step: 'approve', fault: 'key' })
  enter('approver')
  expect(await step('approve')).toBe('fine')
  const approved = await store.client['records.get']({ record: passport })
  expect([approved.doc['5'], approved.doc['15'], approved.doc['16'], approved.doc['17']]).toEqual([
    'approved',
    'checker',
    'approver',
    '2026-11-25',
  ])
  expect((await standing()).versions).toMatchObject([{ no: 1 }])
  enter('officer')
  expect(await edit('Отряд 3')).toBe('state')
  expect(await step('revise')).toBe('reason')
  expect(await step('revise', 'Изменился состав')).toBe('fine')
  const revised = await store.client['records.get']({ record: passport })
  expect([revised.doc['4'], revised.doc['5'], revised.doc['16']]).toEqual([2, 'draft', undefined])
  expect(await edit('Отряд 3')).toBe('fine')
  const kept = store.write.context.db.raw.prepare(`SELECT doc ->> '6' FROM version`).pluck().get()
  expect(kept).toBe('Отряд 1')
})

test('it comes back with a remark on a field, which is answered before it goes again', async () => {
  makeSound()
  enter('officer')
  await step('submit')
  makeSound()
  enter('checker')
  expect(await step('return')).toBe('no-remark')
  const remark = freshRecord()
  const text = 'Уточните наименование'
  await store.client['remarks.add']({
    command: freshCommand(),
    record: passport,
    remark,
    address: '6',
    text,
  })
  expect(await step('return')).toBe('fine')
  makeSound()
  enter('officer')
  expect(await step('submit')).toBe('remarks')
  await store.client['remarks.answer']({ command: freshCommand(), remark, answer: 'Исправлено' })
  expect((await standing()).remarks).toMatchObject([{ address: '6', text, answer: 'Исправлено' }])
  expect(await step('submit')).toBe('fine')
})

test('warnings need a reason in writing, and nobody passes what they submitted', async () => {
  store.write.context.db.raw.exec('UPDATE p_head SET blocks = 0, missing = 0, warns = 2')
  enter('officer')
  expect(await step('submit')).toBe('reason')
  expect(await step('submit', 'Данные прошлого года')).toBe('fine')
  const officer = readPeople(store.write.context.db).find(({ login }) => login === 'officer')
  if (!officer) throw new Error('no officer')
  commit(
    store.write.context,
    makeCommand(
      personOperation(store.write.context, { ...officer, roles: ['officer', 'checker'] }),
    ),
  )
  makeSound()
  enter('officer')
  expect(await step('check')).toBe('submitter')
})

test('the same step sent twice is taken once', async () => {
  makeSound()
  enter('officer')
  const input = { command: freshCommand(), record: passport, reason: '' }
  const first = await store.client['workflow.submit'](input)
  expect(await store.client['workflow.submit'](input)).toEqual(first)
})

test('work lists what is given to a person and what waits for the role, the late first', async () => {
  const officer = enter('officer')
  enter('checker')
  await store.client['assignments.set']({
    command: freshCommand(),
    record: passport,
    person: officer,
    due: '2026-11-20',
  })
  expect((await store.client['work.mine']({})).items).toEqual([])
  expect(await store.client['work.overdue']({})).toMatchObject([
    { record: passport, person: 'officer', due: '2026-11-20' },
  ])
  enter('officer')
  expect(await codeOf(store.client['work.overdue']({}))).toBe('role')
  expect(await store.client['work.mine']({})).toMatchObject({
    counts: { total: 1, overdue: 1, assigned: 1 },
    items: [{ record: passport, due: '2026-11-20', overdue: true, state: 'draft' }],
  })
  makeSound()
  await step('submit')
  enter('checker')
  expect(await store.client['work.mine']({})).toMatchObject({
    counts: { total: 1, overdue: 0, assigned: 0 },
  })
})

test('remarks and work are found by index', () => {
  const { db } = store.write.context
  expect(planOf(db, remarksSql, { about: '' })).toMatch(/USING INDEX rec_remark/)
  expect(planOf(db, workSql, { person: '', states: '[]' })).toMatch(/USING INDEX rec_assigned/)
})

test('no edit writes the state or the version: only a step does', async () => {
  enter('officer')
  for (const [field, value] of [
    ['5', 'approved'],
    ['4', 7],
  ] as const) {
    const edit = makeCommand({ record: passport, values: { [field]: value } })
    expect(await codeOf(store.client['records.apply'](edit))).toBe('not-allowed')
    const made = { record: freshRecord(), create: 'forces', values: { '8': abai, [field]: value } }
    const create = makeCommand(made as Parameters<typeof makeCommand>[0])
    expect(await codeOf(store.client['records.apply'](create))).toBe('not-allowed')
  }
  const { doc } = await store.client['records.get']({ record: passport })
  expect([doc['4'], doc['5']]).toEqual([1, 'draft'])
})

test('a passport is given to people who work here alone', async () => {
  enter('checker')
  const give = (person: RecordId) =>
    codeOf(
      store.client['assignments.set']({
        command: freshCommand(),
        record: passport,
        person,
        due: null,
      }),
    )
  expect(await give(passport)).toBe('not-found')
  expect(await give(freshRecord())).toBe('not-found')
})

test('what is typed is kept for those alone who may write there, while it may be written', async () => {
  const put = () =>
    codeOf(store.client['drafts.put']({ record: passport, address: '6', text: 'Отр' }))
  enter('checker')
  expect(await put()).toBe('role')
  const { context } = store.write
  const officer = readPeople(context.db).find(({ login }) => login === 'officer')
  if (!officer) throw new Error('no officer')
  commit(context, makeCommand(personOperation(context, { ...officer, unit: '110000000' })))
  enter('officer')
  expect(await put()).toBe('territory')
  commit(context, makeCommand(personOperation(context, officer)))
  enter('officer')
  expect(await put()).toBe('fine')
  makeSound()
  await step('submit')
  expect(await put()).toBe('state')
})
