import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { demoWhole } from './support/demo.ts'
import { answerDialog } from './support/dialogs.ts'
import { launchApp, type Running } from './support/launch.ts'

// One window for the whole file: starting it takes longer than any of the tests.
test.describe.configure({ mode: 'serial', timeout: 120_000 })
const folder = mkdtempSync(join(tmpdir(), 'qorgau-passports-'))
let running: Running
test.beforeAll(async () => {
  test.setTimeout(420_000)
  running = await launchApp({ empty: false })
  await running.page.setViewportSize({ width: 1366, height: 768 })
  await demoWhole(running)
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const hash = (page: Page, to: string) =>
  page.evaluate((next) => {
    location.hash = next
  }, to)

/** Moves the map by the palette, as a person types coordinates. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(place)
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

const count = async (page: Page) =>
  Number.parseInt((await page.locator('.passport-count').innerText()).replaceAll(/\s/g, ''), 10)

test('a place of the map chooses its passport, the list shows it and opens it', async () => {
  const { page } = running
  await goTo(page, '48.0 67.7')
  await hash(page, '#/passports')
  // The demonstration data are being loaded at the first start.
  await expect(page.locator('.ui-table-row[aria-selected]').first()).toBeVisible({
    timeout: 60_000,
  })
  await page.locator('.map-view').focus()
  await page.keyboard.press('Space')
  const chosen = page.locator('.passport-chosen')
  await expect(chosen).toBeVisible()
  const row = page.locator('.ui-table-row[aria-selected="true"]')
  await expect(row).toBeInViewport()
  const name = (await row.getByRole('gridcell').first().innerText()).trim()
  await expect(chosen).toContainText(name)
  await expectAccessible(page, 'list with a chosen passport')
  await chosen.getByRole('button', { name: 'Открыть паспорт' }).click()
  await expect(page.locator('.form-head h1')).toHaveText(name)
  await page.getByRole('button', { name: 'К списку' }).click()
  await expect(row).toBeInViewport()
})

test('the list within the map window is exported as it stands and GDAL reads it back', async () => {
  const { page } = running
  const all = await count(page)
  await page.getByLabel('Только в окне карты').check()
  await expect.poll(() => count(page)).toBeLessThan(all)
  await page.getByRole('columnheader', { name: 'Название' }).getByRole('button').click()
  await expect(page.getByRole('columnheader', { name: 'Название' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  const listed = await count(page)
  const first = page.locator('.ui-table-body [aria-rowindex="2"]').getByRole('gridcell').first()
  const name = (await first.innerText()).trim()
  for (const [item, file] of [
    ['Слой карты (GeoPackage)', 'list.gpkg'],
    ['Слой карты (GeoJSON)', 'list.geojson'],
    ['Таблица Excel (XLSX)', 'list.xlsx'],
    ['Текстовая таблица (CSV)', 'list.csv'],
  ] as const) {
    const path = join(folder, file)
    await answerDialog(running, 'save', path)
    await page.getByRole('button', { name: 'Выгрузить' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await expect.poll(() => existsSync(path), { message: file }).toBe(true)
    const told = execFileSync('ogrinfo', ['-ro', '-al', path], { encoding: 'utf8' })
    expect(told, file).toContain(`Feature Count: ${listed}`)
    expect(told.indexOf(name), file).toBeGreaterThan(0)
    expect(told, file).toMatch(/вымышл|synthetic/i)
  }
  await page.getByRole('button', { name: 'Сбросить отбор' }).click()
  await expect.poll(() => count(page)).toBe(all)
})

test('a warning takes a reason that is printed and falls with the value', async () => {
  const { page } = running
  const { values } = await dataOf(page)['atlas.values']({ map: 'SE-01', level: 'district' })
  const record = values.find((value) => value.record !== null)?.record ?? ''
  await hash(page, `#/passports/${record}/1078`)
  const zone = page.locator('[data-field="1078"] input').first()
  await zone.fill('9 999 999')
  await zone.press('Enter')
  const reason = page.locator('[data-field="1078"] .form-reason input')
  await reason.fill('Зоны выходят на соседние районы')
  await reason.press('Enter')
  await expect(page.locator('.form-findings')).toContainText('с причиной: 1')
  await expectAccessible(page, 'form with a reason')
  const path = join(folder, 'passport.pdf')
  await answerDialog(running, 'save', path)
  await page.getByRole('button', { name: 'Печать в PDF' }).click()
  await expect.poll(() => existsSync(path), { timeout: 90_000 }).toBe(true)
  // Cell by cell, so that a reason of several lines stays one text.
  const printed = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })
  const words = printed.replaceAll(/\s+/g, ' ')
  expect(words).toContain('Пояснения к сомнительным значениям')
  expect(words).toContain('Зоны выходят на соседние районы')
  await zone.fill('8 888 888')
  await zone.press('Enter')
  await expect(page.locator('[data-field="1078"]')).toContainText(
    'Прежняя причина относилась к другому значению',
  )
  await expect(page.locator('.form-findings')).not.toContainText('с причиной')
  await zone.fill('1')
  await zone.press('Enter')
  const old = page.locator('[data-field="1078"] .form-reason-old')
  await expect(old).toContainText('Предупреждения больше нет')
  await expectAccessible(page, 'form with a reason that outlived its warning')
  await old.getByRole('button', { name: 'Убрать причину' }).press('Enter')
  await expect(old).toHaveCount(0)
  await zone.fill('8 888 888')
  await zone.press('Enter')
})

test('what is typed stays while the language changes in the open form', async () => {
  const { page } = running
  const zone = page.locator('[data-field="1078"] input').first()
  await zone.fill('777')
  for (const [language, title] of [
    ['kk', 'Қауіпті нысандар'],
    ['en', 'Hazardous facilities'],
    ['ru', 'Опасные объекты'],
  ] as const) {
    await page.locator(`footer button[lang="${language}"]`).click()
    await expect(page.locator('.form-body h2')).toHaveText(title)
  }
  await expect(zone).toHaveValue(/^(777|8.888.888)$/)
})

test('a passport is found from the wrong layout', async () => {
  const { page } = running
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ctvtq')
  const palette = page.getByRole('dialog')
  await expect(palette).toContainText('Прочитано как «семей»')
  await palette.getByRole('group', { name: 'Паспорта' }).getByRole('option').first().click()
  await expect(page.locator('.form-head h1')).toContainText('Семей')
})

test('the length of one degree of the meridian at 45° is the published one', async () => {
  const { page } = running
  await hash(page, '#/map')
  await page.getByRole('button', { name: 'Измерить расстояние' }).click()
  const panel = page.getByRole('region', { name: 'Расстояние' })
  for (const place of ['44.5 70', '45.5 70']) {
    await panel.getByRole('textbox').fill(place)
    await panel.getByRole('textbox').press('Enter')
  }
  // Above 100 km the tool shows whole kilometres; 111 131.8 m on WGS 84 (NGA, "Length of a degree of latitude and longitude").
  await expect(panel).toContainText(/Всего111\sкм/)
  await page.keyboard.press('Escape')
})
