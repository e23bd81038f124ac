import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { dataOf } from './support/data.ts'
import { launchApp, test } from './support/launch.ts'

/** Field 1005 of a territory passport: its population. */
const population = '[data-field="1005"] input'

async function openPassport(page: Page, record: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/passports/${id}`
  }, record)
  await page.locator('.form-nav [data-section="general"]').click()
}

async function anyDistrict(page: Page): Promise<string> {
  const { values } = await dataOf(page)['atlas.values']({ map: 'SE-01', level: 'district' })
  const record = values.find((value) => value.record !== null)?.record
  if (!record) throw new Error('no passport of a district')
  return record
}

async function storedPopulation(page: Page, record: string): Promise<unknown> {
  const { doc } = await dataOf(page)['records.get']({ record: record })
  return doc['1005']
}

test('what was typed and not entered survives a killed application, undo survives a restart', async () => {
  test.setTimeout(240_000)
  const dataFolder = mkdtempSync(join(tmpdir(), 'qorgau-edit-'))
  const first = await launchApp({ dataFolder, empty: false })
  const record = await anyDistrict(first.page)
  const before = await storedPopulation(first.page, record)
  await openPassport(first.page, record)

  await first.page.locator(population).first().fill('54 321')
  await first.page.locator(population).first().press('Enter')
  await expect.poll(() => storedPopulation(first.page, record)).toBe(54_321)
  await first.page.locator(population).first().pressSequentially('99')
  await expect
    .poll(async () => (await dataOf(first.page)['drafts.list']({ record: record })).length)
    .toBe(1)
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve))
  first.app.process().kill('SIGKILL')
  await gone

  const second = await launchApp({ dataFolder, empty: false })
  await openPassport(second.page, record)
  await expect(second.page.locator(population).first()).toHaveValue(/99$/)
  expect(await storedPopulation(second.page, record)).toBe(54_321)
  await second.page.locator(population).first().press('Escape')
  await second.page.locator('.form-nav [data-section="general"]').focus()
  await second.page.keyboard.press('Control+KeyZ')
  await expect.poll(() => storedPopulation(second.page, record)).toBe(before)
  await second.close()
  rmSync(dataFolder, { recursive: true, force: true })
})
