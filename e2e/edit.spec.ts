import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { mintCommandId, mintRecordId, type RecordId } from '../shared/contract/features/records.ts'
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

/** A district with a population, made by the product's own command. */
async function makeDistrict(page: Page): Promise<RecordId> {
  const random = () => crypto.getRandomValues(new Uint8Array(10))
  const record = mintRecordId(Date.now(), random())
  await dataOf(page)['records.apply']({
    command: mintCommandId(Date.now(), random()),
    act: 'create',
    operations: [
      {
        record,
        create: 'territory',
        values: { '8': '103200000', '1001': 'district', '1005': 12_345 },
      },
    ],
  })
  return record
}

async function storedPopulation(page: Page, record: string): Promise<unknown> {
  const { doc } = await dataOf(page)['records.get']({ record: record })
  return doc['1005']
}

test('what was typed and not entered survives a killed application, undo survives a restart and is taken back by redo', async () => {
  test.setTimeout(240_000)
  const dataFolder = mkdtempSync(join(tmpdir(), 'qorgau-edit-'))
  const first = await launchApp({ dataFolder })
  const record = await makeDistrict(first.page)
  const before = 12_345
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

  const second = await launchApp({ dataFolder })
  await openPassport(second.page, record)
  await expect(second.page.locator(population).first()).toHaveValue(/99$/)
  expect(await storedPopulation(second.page, record)).toBe(54_321)
  await second.page.locator(population).first().press('Escape')
  await second.page.locator('.form-nav [data-section="general"]').focus()
  await second.page.keyboard.press('Control+KeyZ')
  await expect.poll(() => storedPopulation(second.page, record)).toBe(before)
  await expect(second.page.getByRole('button', { name: 'Вернуть' })).toBeEnabled()
  await second.page.keyboard.press('Control+Shift+KeyZ')
  await expect.poll(() => storedPopulation(second.page, record)).toBe(54_321)
  await expect(second.page.locator(population).first()).toHaveValue(/^54\s321$/)
  await second.page.keyboard.press('Control+KeyZ')
  await expect.poll(() => storedPopulation(second.page, record)).toBe(before)
  await second.close()
  rmSync(dataFolder, { recursive: true, force: true })
})
