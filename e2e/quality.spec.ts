import { expect, type Page, test } from '@playwright/test'
import {
  mintCommandId,
  mintRecordId,
  type Operation,
  type RecordId,
} from '../shared/contract/features/records.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { launchApp, type Running } from './support/launch.ts'

// One window for the whole file: starting it takes longer than any of the tests.
test.describe.configure({ mode: 'serial', timeout: 120_000 })
let running: Running
test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launchApp()
  await running.page.setViewportSize({ width: 1366, height: 768 })
})
test.afterAll(() => running.close())

const random = () => crypto.getRandomValues(new Uint8Array(10))
const newRecord = () => mintRecordId(Date.now(), random())

async function apply(page: Page, act: string, operation: Operation): Promise<void> {
  const command = mintCommandId(Date.now(), random())
  await dataOf(page)['records.apply']({ command, act, operations: [operation] })
}

/** Fields of a facility: name in Russian, territory, width of the sanitary zone, number. */
const facility = { name: '6', unit: '8', zone: '2010', number: '3' } as const
const abai = '103200000'

async function makeFacility(page: Page, values: Record<string, unknown>): Promise<RecordId> {
  const record = newRecord()
  await apply(page, 'create', {
    record,
    create: 'hazfac',
    values: { [facility.name]: 'Нефтебаза «Проба-7»', [facility.unit]: abai, ...values },
    geometry: { type: 'Point', coordinates: [73.1, 49.8] },
  })
  return record
}

const docOf = async (page: Page, record: RecordId) =>
  (await dataOf(page)['records.get']({ record })).doc

const hash = (page: Page, to: string) =>
  page.evaluate((next) => {
    location.hash = next
  }, to)

test('a line of the quality screen opens the very field', async () => {
  const { page } = running
  const record = await makeFacility(page, {})
  await page.keyboard.press('Alt+5')
  const grid = page.getByRole('grid', { name: 'Не заполнено' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await expectAccessible(page, 'quality with findings')
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`#/passports/${record}/\\d+$`))
  const field = page.url().split('/').at(-1) ?? ''
  await expect(page.locator(`[data-field="${field}"] :focus`)).toHaveCount(1)
  await expect(page.locator(`[data-field="${field}"]`)).toContainText(/не заполнен/)
})

test('duplicates are compared, merged into one, and parted again by undo', async () => {
  const { page } = running
  const [first] = (await dataOf(page)['passports.list']({ filter: {}, language: 'ru' })).rows
  const second = await makeFacility(page, { [facility.zone]: 300 })
  if (!first) throw new Error('no passport')
  await apply(page, 'edit', { record: first.record, values: { [facility.zone]: 200 } })
  await page.keyboard.press('Alt+5')
  await page.getByRole('button', { name: 'Дубликаты' }).click()
  await expect(page.getByRole('status').getByText('1 пара')).toBeVisible()
  await expectAccessible(page, 'duplicates')
  await page.getByRole('button', { name: 'Сравнить' }).click()
  const dialog = page.getByRole('dialog')
  const rows = dialog.getByRole('table', { name: 'Расхождения' }).getByRole('row')
  // The head and the one value; identifier and state are no choice.
  await expect(rows).toHaveCount(2)
  await expectAccessible(page, 'merging')
  await rows.last().getByRole('radio').last().check()
  await dialog.getByLabel('Причина слияния').fill('Внесено дважды')
  await dialog.getByRole('button', { name: 'Объединить' }).click()
  await expect(page.getByRole('status').getByText('0 пар')).toBeVisible()
  const left = await dataOf(page)['passports.list']({ filter: {}, language: 'ru' })
  expect(left.total).toBe(1)
  const kept = left.rows[0]?.record ?? second
  expect((await docOf(page, kept))[facility.zone]).toBe(kept === second ? 200 : 300)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').getByText('1 пара')).toBeVisible()
})

test('versions are compared side by side and a value is brought back', async () => {
  const { page } = running
  const record = await makeFacility(page, { [facility.zone]: 100 })
  await apply(page, 'edit', { record, values: { [facility.zone]: 150 } })
  await hash(page, `#/passports/${record}`)
  await page.getByRole('button', { name: 'Версии' }).click()
  const versions = page.getByRole('table', { name: /^Версии паспорта/ })
  await expect(versions.getByRole('row')).toHaveCount(3)
  await expect(versions.getByRole('row').nth(1)).toContainText('изменение значения')
  const differences = page.getByRole('region', { name: 'Различия' })
  await expect(differences.getByRole('status')).toHaveText('1 различие')
  await expect(differences).toContainText('100')
  await expect(differences).toContainText('150')
  await expectAccessible(page, 'versions')
  await differences
    .getByRole('button', { name: /^Вернуть/ })
    .last()
    .click()
  await expect.poll(async () => (await docOf(page, record))[facility.zone]).toBe(100)
  await expect(versions.getByRole('row')).toHaveCount(4)
  await expect(versions.getByRole('row').nth(1)).toContainText('возврат из прежней версии')
})
