import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PassportRow,
  passportFilterSchema,
} from '../../../shared/contract/features/passports.ts'
import { checkPassport } from '../../../shared/domain/passport/check.ts'
import type { Issue } from '../../../shared/domain/passport/issue.ts'
import {
  leftReasons,
  reasonCells,
  reasonFor,
  reasonRow,
  reasonsField,
} from '../../../shared/domain/passport/reasons.ts'
import { freshCommand, freshRecord, makeCommand, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

/** Area of possible contamination: doubtful when larger than the territory. */
const zone = '1078'
/** Number of hazardous facilities: doubtful when it is not that of the passports. */
const facilities = '1014'
const record = freshRecord()
let store: TestStore

beforeAll(async () => {
  store = openTestStore()
  await apply({ [territory.kato]: '104200000', [territory.area]: 100, [zone]: 150 }, 'territory')
})
afterAll(() => store.close())

const kind = () => store.read.context.dictionary.dictionary.kinds.territory
const apply = (values: Record<string, unknown>, create?: 'territory') =>
  store.client['records.apply']({
    command: freshCommand(),
    act: 'edit',
    operations: [{ record, ...(create ? { create } : {}), values: values as never }],
  })
const read = async () => (await store.client['records.get']({ record })).doc

async function counted(): Promise<Pick<PassportRow, 'blocks' | 'warns'>> {
  store.write.finishIdle()
  const { rows } = await store.client['passports.list']({
    filter: passportFilterSchema.parse({ kinds: ['territory'] }),
    language: 'ru',
  })
  const row = rows.find((one) => one.record === record)
  return { blocks: row?.blocks ?? -1, warns: row?.warns ?? -1 }
}

async function findings(): Promise<Issue[]> {
  const context = { today: '2026-11-25', now: '2026-11-25T12:00', hasGeometry: false }
  const own = checkPassport(kind(), await read(), context)
  const across = await store.client['passports.findings']({ record })
  return [...own, ...across].filter(({ severity }) => severity === 'warn')
}

async function explain(issue: Issue, text: string | null): Promise<void> {
  const doc = await read()
  await apply({
    [`${reasonsField}/${reasonRow(issue)}`]: reasonCells(kind(), doc, issue, text),
  })
}

test('no indicator has the number of the reasons', () => {
  expect(store.read.context.dictionary.dictionary.byId.has(reasonsField)).toBe(false)
})

test('a reason settles a warning until the value changes, and again when that is undone', async () => {
  const { blocks } = await counted()
  expect(await counted()).toEqual({ blocks, warns: 1 })
  const [issue] = await findings()
  if (!issue) throw new Error('no warning')
  await explain(issue, 'Зона выходит на соседний район')
  expect(await counted()).toEqual({ blocks, warns: 0 })
  expect(reasonFor(kind(), await read(), issue)).toEqual({
    text: 'Зона выходит на соседний район',
    applies: true,
  })

  await apply({ [zone]: 160 })
  expect(await counted()).toEqual({ blocks, warns: 1 })
  expect(reasonFor(kind(), await read(), issue)?.applies).toBe(false)
  await store.client['records.undo']({ command: freshCommand() })
  expect(await counted()).toEqual({ blocks, warns: 0 })
  await apply({ [territory.area]: 99 })
  expect(await counted()).toEqual({ blocks, warns: 1 })
  await apply({ [territory.area]: 100, [territory.nameRu]: 'Жарма' })
  expect(await counted()).toEqual({ blocks, warns: 0 })
})

test('a reason whose warning is gone is told of, can be removed, and comes back by undo', async () => {
  const [issue] = await findings()
  if (!issue) throw new Error('no warning')
  await apply({ [zone]: 50 })
  expect(await findings()).toEqual([])
  const [left] = leftReasons(await read(), [])
  expect(left).toEqual({
    row: reasonRow(issue),
    field: Number(zone),
    text: 'Зона выходит на соседний район',
  })
  expect(leftReasons(await read(), [issue])).toEqual([])
  await apply({ [`${reasonsField}/${left?.row}`]: null })
  expect(leftReasons(await read(), [])).toEqual([])
  await store.client['records.undo']({ command: freshCommand() })
  await store.client['records.undo']({ command: freshCommand() })
  expect(reasonFor(kind(), await read(), issue)?.applies).toBe(true)
})

test('a reason settles what was found together with other records too', async () => {
  // Facilities are counted only where a store keeps any.
  await store.client['records.apply']({
    command: freshCommand(),
    act: 'create',
    operations: [
      {
        record: freshRecord(),
        create: 'hazfac',
        values: { [territory.kato]: '104200000', [territory.nameRu]: 'Склад хлора' },
      },
    ],
  })
  await apply({ [facilities]: 3 })
  // Where no facility has a passport at all, their number cannot be doubted.
  const one = {
    record: freshRecord(),
    create: 'hazfac',
    values: { [territory.kato]: '104200000' },
  } as const
  await store.client['records.apply'](makeCommand(one))
  const { warns } = await counted()
  const issue = (await findings()).find(({ field }) => field === Number(facilities))
  if (!issue) throw new Error('no finding across records')
  await explain(issue, 'Три объекта ещё не заведены')
  expect((await counted()).warns).toBe(warns - 1)
  await explain(issue, null)
  expect((await counted()).warns).toBe(warns)
})

test('a reason is history, can be undone and waits to be sent; what blocks goes on blocking', async () => {
  const before = await store.client['records.unsent']({})
  const { blocks } = await counted()
  const blocking = { field: 1005, rule: 'required', severity: 'block' } as unknown as Issue
  await explain({ ...blocking, message: { kk: '', ru: '', en: '' } }, 'потом')
  expect((await counted()).blocks).toBe(blocks)
  expect((await store.client['records.unsent']({})).operations).toBe(before.operations + 1)
  await store.client['records.undo']({ command: freshCommand() })
  expect(Object.keys((await read())[reasonsField] as object)).toHaveLength(1)
})

test('projections with reasons equal a rebuild', async () => {
  const dump = () =>
    ['p_head', 'p_row', 'p_issue'].map((table) =>
      store.write.context.db.raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
    )
  await counted()
  const kept = dump()
  await store.client['projections.rebuild']({})
  store.write.finishIdle()
  expect(dump()).toEqual(kept)
})

test('a reason of a wrong shape is refused', async () => {
  await expect(apply({ [`${reasonsField}/w1`]: { '7': 'x' } })).rejects.toThrow()
  await expect(apply({ [reasonsField]: 'x' })).rejects.toThrow()
})
