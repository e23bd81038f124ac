import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DataContract, dataContract } from '../../../shared/contract/data.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { type DictionaryKind, dictionaryKinds } from '../../../shared/domain/dictionary.ts'
import { decide, type PersonRole, personRoles } from '../../../shared/domain/permissions.ts'
import { commit } from '../records/commit.ts'
import { freshRecord, makeCommand } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { fidOf, personOperation } from './people.ts'
import { writeSession } from './session.ts'

/** Generated from the contract and the table: a new method, role or kind is tried by itself. */
const methods = Object.keys(dataContract) as (keyof DataContract)[]
const own = '100000000'
const elsewhere = '110000000'

let store: TestStore
const people = new Map<PersonRole, number>()
beforeAll(() => {
  store = openTestStore({ session: undefined })
  for (const role of personRoles) {
    const record = freshRecord()
    const person = { record, login: role, name: role, position: '', roles: [role], unit: own }
    commit(
      store.write.context,
      makeCommand(personOperation(store.write.context, { ...person, disabled: false })),
    )
    people.set(role, fidOf(store.write.context.db, record))
  }
})
afterAll(() => store.close())

const enter = (role: PersonRole | null) =>
  writeSession(store.write.context, role ? (people.get(role) ?? null) : null)

const codeOf = async (call: Promise<unknown>) => {
  try {
    await call
    return 'fine'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe.each([null, ...personRoles])('%s', (role) => {
  test.each(methods)('is let into %s as the table says', async (method) => {
    enter(role)
    const { needs } = dataContract[method]
    const holder = role && { roles: [role], unit: own }
    const expected = needs === 'open' || decide(holder, needs).allowed
    // An input that no method takes: the right is asked for before it is looked at.
    const code = await codeOf(store.client[method](null as never))
    expect(code).toBe(expected ? 'invalid-input' : 'not-allowed')
  })
})

interface Case {
  readonly does: 'create' | 'edit' | 'delete'
  /** Where it lies before and after; the same for all but a move. */
  readonly from: string
  readonly to: string
}
const cases: readonly Case[] = [
  ...(['create', 'edit', 'delete'] as const).flatMap((does) =>
    [own, elsewhere].map((unit) => ({ does, from: unit, to: unit })),
  ),
  { does: 'edit', from: own, to: elsewhere },
  { does: 'edit', from: elsewhere, to: own },
]

/** A record as the program itself would make it, ready for the case. */
function prepared(kind: DictionaryKind, { does, from, to }: Case): Operation {
  const record: RecordId = freshRecord()
  if (does === 'create') return { record, create: kind, values: { [placeOf(kind)]: to } }
  commit(
    store.write.context,
    makeCommand({ record, create: kind, values: { [placeOf(kind)]: from } }),
  )
  return does === 'delete'
    ? { record, deleted: true }
    : { record, values: { [placeOf(kind)]: to, [nameOf(kind)]: `${from} ${to}` } }
}

function fieldOf(kind: DictionaryKind, key: string): string {
  return String(store.write.context.dictionary.dictionary.kinds[kind].byKey.get(key)?.id)
}
const placeOf = (kind: DictionaryKind) => fieldOf(kind, 'kato_code')
const nameOf = (kind: DictionaryKind) =>
  fieldOf(kind, kind === 'event' ? 'event_no' : 'object_name_ru')

describe.each(personRoles)('%s writes records', (role) => {
  test.each(dictionaryKinds)('of kind %s where the table allows it', async (kind) => {
    const subject = kind === 'event' ? 'event' : 'passport'
    for (const one of cases) {
      const operation = prepared(kind, one)
      const holder = { roles: [role], unit: own }
      const expected = [one.from, one.to].every(
        (unit) => decide(holder, one.does, { subject, path: `KZ/${unit}` }).allowed,
      )
      enter(role)
      const code = await codeOf(store.client['records.apply'](makeCommand(operation)))
      expect([one, code]).toEqual([one, expected ? 'fine' : 'not-allowed'])
    }
  })
})
