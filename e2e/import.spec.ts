import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { makeWorkbooks } from '../build/fixtures/workbooks.ts'
import { expectAccessible } from './support/axe.ts'
import { launchApp, type Running } from './support/launch.ts'

test.describe.configure({ mode: 'serial' })
const folder = mkdtempSync(join(tmpdir(), 'qorgau-e2e-import-'))
const books = new Map(makeWorkbooks().map((book) => [book.name, book]))
let running: Running
test.beforeAll(async () => {
  running = await launchApp({ language: 'ru' })
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

/** The next file dialog answers with this file. */
async function chooseNext(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
  }, path)
}

/** Goes to a control as a person without a mouse does. */
async function reach(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  const isThere = () => control.evaluate((element) => element === document.activeElement)
  for (let step = 0; step < 80 && !(await isThere()); step += 1) await page.keyboard.press('Tab')
  await expect(control).toBeFocused()
}

async function open(page: Page, name: string): Promise<void> {
  const book = books.get(name)
  if (!book) throw new Error(`no workbook ${name}`)
  const path = join(folder, book.file)
  writeFileSync(path, book.bytes)
  await chooseNext(path)
  await page.getByRole('button', { name: /Выбрать файл|Другой файл/ }).click()
  await expect(page.getByText(book.file)).toBeVisible()
}

test('a workbook is looked through and applied', async () => {
  test.setTimeout(120_000)
  const { page } = running
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('button', { name: 'Выбрать файл…' })).toBeVisible()
  await expectAccessible(page, 'import, nothing open')
  await open(page, 'ru-form')
  const table = page.getByRole('grid', { name: 'Ячейки книги и что они значат' })
  await expect(table).toContainText('Площадь территории')
  await expectAccessible(page, 'import, preview')
  await table.getByText('Площадь территории', { exact: true }).first().click()
  await page.screenshot({ path: 'out/e2e/import-preview.png' })
  await page.getByRole('button', { name: /^Применить: 1\d\d/ }).click()
  await expect(page.getByText(/Из файла .* загружено 1\d\d/)).toBeVisible()
  await expect(page).toHaveURL(/#\/passports\//)
})

test('a workbook is imported with the keyboard alone', async () => {
  test.setTimeout(120_000)
  const { page } = running
  const book = books.get('kk-form')
  if (!book) throw new Error('no workbook')
  const path = join(folder, book.file)
  writeFileSync(path, book.bytes)
  await chooseNext(path)
  await page.keyboard.press('Alt+3')
  await reach(page, page.getByRole('button', { name: 'Выбрать файл…' }))
  await page.keyboard.press('Enter')
  const table = page.getByRole('grid', { name: 'Ячейки книги и что они значат' })
  await reach(page, table)
  const apply = page.getByRole('button', { name: /^Применить: \d+/ })
  const before = await apply.textContent()
  const first = table.getByRole('row', { selected: true }).getByRole('checkbox')
  await page.keyboard.press('Home')
  await expect(first).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(first).not.toBeChecked()
  await expect(apply).not.toHaveText(before ?? '')
  await page.keyboard.press('Enter')
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
    await expectAccessible(page, `import, preview, ${scheme}`)
  }
  await reach(page, apply)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/passports\//)
  await expect(page.getByText(`Из файла «${book.file}» загружено`)).toBeVisible()
})

test('a passport exported as a workbook and imported again changes nothing', async () => {
  test.setTimeout(120_000)
  const { page, app } = running
  const path = join(folder, 'выгрузка.xlsx')
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file })
  }, path)
  await page.getByRole('button', { name: 'В Excel' }).click()
  await expect(page.getByText(/Книга сохранена/)).toBeVisible()
  await chooseNext(path)
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: 'Выбрать файл…' }).click()
  await expect(page.getByText(/Файл ничего не изменит: все 1\d\d/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Применить: 0/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('button', { name: 'Отмена' }).click()
})

test('a broken file is refused with a clear message and nothing is written', async () => {
  const { page } = running
  writeFileSync(join(folder, 'letter.xlsx'), 'Уважаемые коллеги!\nНаправляем паспорт.\n')
  await chooseNext(join(folder, 'letter.xlsx'))
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: /Выбрать файл/ }).click()
  await expect(
    page.getByText('Это не книга: содержимое не соответствует имени файла'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /Выбрать файл/ })).toBeVisible()
  await page.screenshot({ path: 'out/e2e/import-refused.png' })
})
