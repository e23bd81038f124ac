import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/contract/failure.ts'
import { transaction } from '../db/sql.ts'
import { freshCommand, freshRecord, makeCommand, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { waitMs } from './password.ts'
import { publicKeyOf, readPeople } from './person.ts'
import { keyAtWork, makeKey, writeKey } from './signing-key.ts'

// The clock stands still unless a test moves it.
let at = 1_800_000_000_000
let store: TestStore
afterEach(() => store.close())

const open = (launch = 'first', folder?: string) =>
  openTestStore({ session: undefined, launch, now: () => at, passwordMemoryKiB: 64 }, folder)

const key = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789'
const nextKey = key.replace('ABCD', 'BBBB')
const password = 'correct horse battery'

async function begin(): Promise<void> {
  store = open()
  await store.client['account.begin']({
    command: freshCommand(),
    record: freshRecord(),
    login: 'Асель',
    name: 'Асель Нурланова',
    password,
    recovery: key,
  })
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

const signIn = (login: string, word: string) =>
  store.client['account.signIn']({ login, password: word })

test('whoever comes first becomes the administrator, and nobody after that', async () => {
  store = open()
  expect((await store.client['account.state']({})).phase).toBe('first-start')
  store.close()
  await begin()
  expect(await store.client['account.state']({})).toMatchObject({
    phase: 'signed-in',
    person: { login: 'Асель', roles: ['administrator', 'officer'], unit: 'KZ' },
    mustChange: false,
  })
  const again = { login: 'other', name: 'Other One', password, recovery: nextKey }
  expect(
    await codeOf(
      store.client['account.begin']({ command: freshCommand(), record: freshRecord(), ...again }),
    ),
  ).toBe('not-allowed')
})

test('without a person at work nothing is shown and nothing is written', async () => {
  await begin()
  await store.client['account.signOut']({})
  expect(await codeOf(store.client['passports.list']({ sort: 'name' } as never))).toBe(
    'not-allowed',
  )
  expect(
    await codeOf(
      store.client['records.apply'](makeCommand({ record: freshRecord(), create: 'territory' })),
    ),
  ).toBe('not-allowed')
  expect(await store.read.bulk('/layers/unit')).toMatchObject({
    failure: { code: 'not-allowed', detail: { reason: 'signed-out' } },
  })
})

test('a process that starts again knows who is at work, the next run of the application does not', async () => {
  await begin()
  store = store.restart()
  expect((await store.client['account.state']({})).phase).toBe('signed-in')
  const { folder } = store
  store.write.close()
  store.read.close()
  store = open('second', folder)
  expect((await store.client['account.state']({})).phase).toBe('signed-out')
  expect(await signIn('асель', password)).toEqual({ kind: 'in' })
  const made = freshRecord()
  await store.client['records.apply'](
    makeCommand({ record: made, create: 'territory', values: { [territory.nameRu]: 'Абай' } }),
  )
  const [entry] = await store.client['records.history']({ record: made })
  const { person } = await store.client['account.state']({})
  expect(entry?.actor).toBe(person?.fid)
})

test('after five wrong passwords there is a wait, which a restart does not end', async () => {
  await begin()
  await store.client['account.signOut']({})
  for (let i = 0; i < 5; i += 1) expect(await signIn('Асель', 'wrong')).toEqual({ kind: 'wrong' })
  store = store.restart()
  expect(await signIn('Асель', password)).toEqual({ kind: 'wait', waitS: 30 })
  at += 30_000
  expect(await signIn('Асель', password)).toEqual({ kind: 'in' })
  await store.client['account.signOut']({})
  expect(await signIn('Асель', 'wrong')).toEqual({ kind: 'wrong' })
  expect(await signIn('Асель', password)).toEqual({ kind: 'in' })
})

test('tries at the same time are all counted', async () => {
  await begin()
  const outcomes = await Promise.all(Array.from({ length: 7 }, () => signIn('Асель', 'wrong')))
  expect(outcomes.filter(({ kind }) => kind === 'wait')).toHaveLength(2)
})

test('waits double up to a quarter of an hour and bear a clock set back', () => {
  expect([4, 5, 6, 9, 10, 40].map((failures) => waitMs(failures, 0, 0) / 1_000)).toEqual([
    0, 30, 60, 480, 900, 900,
  ])
  expect(waitMs(5, 1_000_000, 5_000)).toBe(30_000)
})

test('the administrator takes a person in, who replaces the given password', async () => {
  await begin()
  const record = freshRecord()
  const known = { login: 'daniyar', name: 'Данияр Омаров', position: 'ДЧС', unit: '100000000' }
  await store.client['people.save']({
    command: freshCommand(),
    record,
    ...known,
    roles: ['viewer'],
    disabled: false,
    password: 'given by the office',
  })
  expect(await signIn('daniyar', 'given by the office')).toEqual({ kind: 'in' })
  expect(await store.client['account.state']({})).toMatchObject({ mustChange: true, person: known })
  const change = { password: 'given by the office', next: 'my own long password' }
  expect(
    await store.client['account.changePassword']({ command: freshCommand(), ...change }),
  ).toEqual({ kind: 'in' })
  expect((await store.client['account.state']({})).mustChange).toBe(false)
  expect(
    await codeOf(
      store.client['people.save']({
        command: freshCommand(),
        record,
        ...known,
        roles: ['administrator'],
        disabled: false,
      }),
    ),
  ).toBe('not-allowed')
})

test('names are told apart, and the last administrator stays one', async () => {
  await begin()
  const { person } = await store.client['account.state']({})
  const save = (change: object) =>
    store.client['people.save']({
      command: freshCommand(),
      record: person?.record ?? freshRecord(),
      login: 'Асель',
      name: 'Асель Нурланова',
      position: '',
      roles: ['administrator'],
      unit: 'KZ',
      disabled: false,
      ...change,
    })
  expect(await codeOf(save({ roles: ['officer'] }))).toBe('conflict')
  expect(await codeOf(save({ disabled: true }))).toBe('conflict')
  expect(await codeOf(save({ record: freshRecord(), login: 'АСЕЛЬ', password }))).toBe('conflict')
})

test('a person who is taken off the list is at work no more', async () => {
  await begin()
  const record = freshRecord()
  const add = (disabled: boolean) =>
    store.client['people.save']({
      command: freshCommand(),
      record,
      login: 'second',
      name: 'Second One',
      position: '',
      roles: ['viewer'],
      unit: 'KZ',
      disabled,
      ...(disabled ? {} : { password }),
    })
  await add(false)
  await add(true)
  expect(await signIn('second', password)).toEqual({ kind: 'wrong' })
})

test('the recovery key lets the administrator in once and is replaced', async () => {
  await begin()
  await store.client['account.signOut']({})
  const recover = (recovery: string, next: string) =>
    store.client['account.recover']({
      command: freshCommand(),
      login: 'Асель',
      recovery,
      password: 'another long password',
      next,
    })
  expect(await recover(nextKey, key)).toEqual({ kind: 'wrong' })
  expect(await recover(key.toLowerCase(), nextKey)).toEqual({ kind: 'in' })
  expect((await store.client['account.state']({})).phase).toBe('signed-in')
  expect(await recover(key, nextKey)).toEqual({ kind: 'wrong' })
  expect(await signIn('Асель', 'another long password')).toEqual({ kind: 'in' })
})

test('the administrator puts a new recovery key in place of the one in force, against the own password', async () => {
  await begin()
  const renew = (word: string) =>
    store.client['account.renewRecovery']({
      command: freshCommand(),
      password: word,
      recovery: nextKey,
    })
  expect(await renew('wrong')).toEqual({ kind: 'wrong' })
  expect(await renew(password)).toEqual({ kind: 'in' })
  await store.client['account.signOut']({})
  expect(await codeOf(renew(password))).toBe('not-allowed')
  const recover = (recovery: string) =>
    store.client['account.recover']({
      command: freshCommand(),
      login: 'Асель',
      recovery,
      password: 'another long password',
      next: key,
    })
  expect(await recover(key)).toEqual({ kind: 'wrong' })
  expect(await recover(nextKey)).toEqual({ kind: 'in' })
})

test('people are written by their own commands only', async () => {
  await begin()
  const { person } = await store.client['account.state']({})
  const record = person?.record ?? freshRecord()
  expect(
    await codeOf(store.client['records.apply'](makeCommand({ record, values: { '7': true } }))),
  ).toBe('not-allowed')
})

const sealedKeys = () =>
  store.write.context.db.raw.prepare('SELECT count(*) FROM signing_key').pluck().get()
/** The key of the first person is open in the write process. */
const heldBy = () => {
  const actor = readPeople(store.write.context.db)[0]?.fid ?? 0
  return keyAtWork({ keep: store.write.context.keep, actor }) !== undefined
}
const publicKey = () => {
  const [person] = readPeople(store.write.context.db)
  return person ? publicKeyOf(store.write.context.db, person.fid) : null
}

test('a signing key is made with the first password of one’s own and outlives its changes', async () => {
  await begin()
  const first = publicKey()
  expect(first).toMatch(/^[A-Za-z0-9+/]+=*$/)
  await store.client['account.changePassword']({
    command: freshCommand(),
    password,
    next: 'another one that is long',
  })
  expect([publicKey(), sealedKeys()]).toEqual([first, 1])
  await store.client['account.signOut']({})
  expect(heldBy()).toBe(false)
  await signIn('Асель', 'another one that is long')
  expect(heldBy()).toBe(true)
})

test('whoever was taken in before there were keys gets one at the next sign-in', async () => {
  await begin()
  store.write.context.db.raw.exec('DELETE FROM signing_key')
  await signIn('Асель', password)
  expect([heldBy(), sealedKeys()]).toEqual([true, 1])
})

test('a password set by somebody else takes the key away until it is replaced', async () => {
  await begin()
  const before = publicKey()
  const [person] = readPeople(store.write.context.db)
  if (!person) throw new Error('nobody')
  const given = 'given by the office'
  await store.client['people.resetPassword']({
    command: freshCommand(),
    record: person.record,
    password: given,
  })
  await signIn('Асель', given)
  expect([publicKey(), sealedKeys(), heldBy()]).toEqual([null, 0, false])
  await store.client['account.changePassword']({
    command: freshCommand(),
    password: given,
    next: password,
  })
  expect(publicKey()).not.toBe(before)
  expect([sealedKeys(), heldBy()]).toEqual([1, true])
})

test('a key that somebody put in the place of another is not taken', async () => {
  await begin()
  const [person] = readPeople(store.write.context.db)
  if (!person) throw new Error('nobody')
  const foreign = await makeKey({ record: person.record, password, memoryKiB: 64 })
  transaction(store.write.context.db, (tx) => writeKey(tx, person.fid, foreign))
  expect(await signIn('Асель', password)).toEqual({ kind: 'in' })
  expect(heldBy()).toBe(false)
})
