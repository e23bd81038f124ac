import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { makeWorkbooks } from '../../build/fixtures/workbooks.ts'
import { dataOf } from '../support/data.ts'
import { answerDialog } from '../support/dialogs.ts'
import type { Stage, Step } from './step.ts'

/** Milestones are logged by the product itself. */
const reached = (stage: Stage, name: string) =>
  expect
    .poll(() => stage.log().includes(`milestone ${name}`), { timeout: 60_000, message: name })
    .toBe(true)

/** The passport that the tour works on: found in the import step, used by all after it. */
const subject = { id: '', key: '', before: Number.NaN }

/** Its density on the map, asked of the same method that the map asks. */
async function density({ page }: Stage): Promise<number> {
  const { values } = await dataOf(page)['atlas.values']({ map: 'SE-01', level: 'district' })
  return values.find(({ key }) => key === subject.key)?.value ?? Number.NaN
}

async function importWorkbook(stage: Stage): Promise<void> {
  const { page, outFolder } = stage
  const book = makeWorkbooks().find(
    ({ kind, level }) => kind === 'territory' && level === 'district',
  )
  if (!book) throw new Error('no workbook of a district')
  const path = join(outFolder, book.file)
  writeFileSync(path, book.bytes)
  await page.evaluate(() => {
    location.hash = '#/import'
  })
  await answerDialog(stage, 'open', path)
  await page.locator('.import button.ui-button[data-kind="primary"]').first().click()
  await expect(page.locator('.import [role="grid"], .import [role="table"]').first()).toBeVisible({
    timeout: 60_000,
  })
}

async function applyImport({ page }: Stage): Promise<void> {
  await page.locator('.import-foot button[data-kind="primary"]').click()
  await expect(page.locator('.form-head h1')).toBeVisible({ timeout: 60_000 })
  subject.id = new URL(page.url()).hash.split('/')[2] ?? ''
  const { values } = await dataOf(page)['atlas.values']({ map: 'SE-01', level: 'district' })
  const value = values.find(({ record }) => record === subject.id)
  if (!value?.value) throw new Error('the imported passport has no value on the map')
  subject.key = value.key
  subject.before = value.value
}

/** Field 1005 is the population; the computed density and the map follow it. */
async function correctPopulation(stage: Stage): Promise<void> {
  const { page } = stage
  await page.locator('.form-nav [data-section="general"]').click()
  const input = page.locator('[data-field="1005"] input').first()
  await input.fill('123 456')
  await input.press('Enter')
  await expect.poll(async () => (await stored(stage))['1005'], { timeout: 15_000 }).toBe(123_456)
}

async function stored({ page }: Stage): Promise<Readonly<Record<string, unknown>>> {
  return (await dataOf(page)['records.get']({ record: subject.id })).doc
}

async function showDensity(stage: Stage): Promise<void> {
  const { page } = stage
  expect(await density(stage)).not.toBe(subject.before)
  await page.evaluate(() => {
    location.hash = '#/map'
  })
  await page.locator('#panel-left [role="tab"]').nth(1).click()
  await page.locator('.atlas input[type="search"]').fill('SE-01')
  await page.locator('.atlas [data-node$=":SE-01"]').first().click()
  await expect(page.locator('.map-legend-line').first()).toBeVisible()
}

async function undo(stage: Stage): Promise<void> {
  const { page } = stage
  const changed = await density(stage)
  await page.locator('.ol-viewport').first().focus()
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(() => density(stage), { timeout: 15_000 }).not.toBe(changed)
}

async function print(stage: Stage): Promise<void> {
  const { page, outFolder } = stage
  const path = join(outFolder, 'passport.pdf')
  await page.evaluate((id) => {
    location.hash = `#/passports/${id}`
  }, subject.id)
  await answerDialog(stage, 'save', path)
  const name = (await page.locator('.form-head h1').textContent()) ?? ''
  await page.locator('.form-actions button').last().click()
  await expect.poll(() => existsSync(path), { timeout: 90_000 }).toBe(true)
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  expect(text.replaceAll(/\s+/g, ' ')).toContain(name.trim())
}

/** The main job, in order. */
export const tour: readonly Step[] = [
  {
    title: 'The window opens',
    run: async ({ page }) => {
      await page.setViewportSize({ width: 1366, height: 768 })
      await expect(page.locator('#root > *').first()).toBeVisible()
    },
  },
  { title: 'The store answers', run: (stage) => reached(stage, 'first-answer') },
  {
    title: 'The map of Kazakhstan is drawn',
    run: async (stage) => {
      await reached(stage, 'first-picture')
      await expect(stage.page.locator('.ol-viewport').first()).toBeVisible()
    },
  },
  { title: 'A workbook of a district is previewed', run: importWorkbook },
  { title: 'It is applied and its passport opens', run: applyImport },
  { title: 'The population is corrected', run: correctPopulation },
  { title: 'The thematic map shows the new value', run: showDensity },
  { title: 'Undo takes the correction back', run: undo },
  { title: 'The passport is printed to PDF', run: print },
]
