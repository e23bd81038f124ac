import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { makeWorkbooks } from '../build/fixtures/workbooks.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { test } from './support/launch.ts'

/** Tab, as a person presses it, until the focus is there; more than this many stops is a fault. */
async function tabTo(page: Page, target: Locator, mostStops = 120): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${mostStops} stops did not reach ${target.toString()}`)
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

test('the main job by keyboard alone, from the start to the printed passport', async ({
  launch,
}) => {
  test.setTimeout(300_000)
  const running = await launch()
  const { page } = running
  const folder = mkdtempSync(join(tmpdir(), 'qorgau-keyboard-'))
  const book = makeWorkbooks().find(
    ({ kind, level }) => kind === 'territory' && level === 'district',
  )
  if (!book) throw new Error('no workbook of a district')
  const path = join(folder, book.file)
  const pdf = join(folder, 'passport.pdf')
  writeFileSync(path, book.bytes)
  await answerDialog(running, 'open', path)
  await answerDialog(running, 'save', pdf)
  await page.evaluate(() => {
    const seen = { pointers: 0 }
    addEventListener('pointerdown', () => (seen.pointers += 1), true)
    Object.assign(globalThis, { seen })
  })
  await expect(page.getByRole('navigation')).toBeVisible()

  // A workbook is chosen, looked through and applied.
  await page.keyboard.press('Alt+3')
  await press(page, page.getByRole('button', { name: 'Выбрать файл…' }))
  const cells = page.getByRole('grid', { name: 'Ячейки книги и что они значат' })
  await expect(cells).toBeVisible({ timeout: 60_000 })
  await tabTo(page, cells)
  await page.keyboard.press('ArrowDown')
  await press(page, page.getByRole('button', { name: /^Применить: / }))
  const title = page.locator('.form-head h1')
  await expect(title).toBeVisible({ timeout: 60_000 })
  const name = ((await title.textContent()) ?? '').trim()
  const record = new URL(page.url()).hash.split('/')[2] ?? ''

  // Its population is corrected.
  await tabTo(page, page.locator('.form-nav [tabindex="0"]'))
  const general = page.locator('.form-nav [data-section="general"]')
  while (!(await general.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('ArrowDown')
  await expect(page.locator('.form-body h2')).toHaveText('Общие сведения')
  await tabTo(page, page.locator('[data-field="1005"] input').first())
  await page.keyboard.press('Control+a')
  await page.keyboard.type('123456')
  await page.keyboard.press('Enter')
  const population = async () => (await dataOf(page)['records.get']({ record })).doc['1005']
  await expect.poll(population).toBe(123_456)

  // The map of density is opened from the catalogue.
  await page.keyboard.press('Alt+1')
  await tabTo(page, page.locator('#panel-left [role="tab"][tabindex="0"]'))
  await page.keyboard.press('ArrowRight')
  await tabTo(page, page.getByRole('searchbox', { name: 'Найти карту' }))
  await page.keyboard.type('SE-01')
  await expect(page.getByRole('treeitem', { name: /SE-01/ })).toHaveCount(1)
  await tabTo(page, page.locator('.atlas [role="treeitem"][tabindex="0"]'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('.map-legend-title')).toHaveText('Плотность населения')

  // The passport is found again and printed.
  await page.keyboard.press('Alt+2')
  await tabTo(page, page.locator('.passport-list [role="grid"]'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(title).toHaveText(name)
  await press(page, page.getByRole('button', { name: 'Печать в PDF' }))
  await expect.poll(() => existsSync(pdf), { timeout: 90_000 }).toBe(true)
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
  expect(text).toContain(name)
  expect(text.replaceAll(/\s/g, '')).toContain('123456')
  expect(
    await page.evaluate(() => (globalThis as unknown as { seen: { pointers: number } }).seen),
  ).toEqual({ pointers: 0 })
  rmSync(folder, { recursive: true, force: true })
})
