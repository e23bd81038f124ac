import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { allBooks, type Book, compareStored } from '../build/fixtures/stored.ts'
import { loadDictionary } from '../main/data/dictionary/load.ts'
import type { RecordId } from '../shared/contract/features/records.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { launchApp, type Running } from './support/launch.ts'

/**
 * One workbook of every format and kind through the window; `main/data/import/books.test.ts` does the
 * same with all of them through the contract.
 */
const shown = [
  'ru-form',
  'kk-short',
  '04-years',
  '09-export-1251',
  'facility-ru',
  'facility-kk',
  '10-dam-utf16',
]
const books = allBooks().filter(({ name }) => shown.includes(name))

const folder = mkdtempSync(join(tmpdir(), 'qorgau-e2e-books-'))
const { dictionary } = loadDictionary(join(import.meta.dirname, '../assets'))
let running: Running
test.beforeAll(async () => {
  running = await launchApp({ language: 'ru' })
  await expect(running.page.getByRole('navigation')).toBeVisible()
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

async function openBook(page: Page, book: Book): Promise<void> {
  const path = join(folder, book.file)
  writeFileSync(path, book.bytes)
  await answerDialog(running, 'open', path)
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: /Выбрать файл|Другой файл/ }).click()
  await expect(page.getByText(book.file)).toBeVisible()
  await page.getByLabel('Вид паспорта').selectOption(book.kind)
  const unit = page.getByRole('combobox', { name: 'Территория', exact: true })
  if ((await unit.inputValue()) === '') await choose(page, 'Территория', 'Бурабай')
  if (book.kind !== 'territory') {
    await page.getByLabel('Наименование объекта').fill(`Объект ${book.name}`)
    await choose(page, 'Объект', 'Новый объект')
  }
  await page.getByLabel('Дата сведений').fill('01.01.2025')
  await expect(grid(page)).toBeVisible()
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Ячейки книги и что они значат' })

async function choose(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name, exact: true })
  await box.fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

const applyButton = (page: Page) => page.getByRole('button', { name: /^Применить: / })

/** What the button promises to write. */
const takenCount = async (page: Page) =>
  Number(/\d+/.exec((await applyButton(page).textContent()) ?? '')?.[0])

/** Gives the first line without an indicator to the note of the passport; its text is the answer. */
async function assignByHand(page: Page): Promise<boolean> {
  const filter = page.getByLabel('Показать', { exact: true })
  await filter.selectOption('unmatched')
  const line = grid(page).getByRole('row').nth(1)
  const found = await line.isVisible()
  const before = await takenCount(page)
  if (found) {
    await line.getByRole('gridcell').nth(2).click()
    await choose(page, 'Показатель этой строки', 'Расчётно-пояснительная записка')
    await expect.poll(() => takenCount(page)).toBe(before + 1)
  }
  await filter.selectOption('all')
  return found
}

const recordsOf = async (page: Page) =>
  (await dataOf(page)['passports.list']({ filter: {}, language: 'ru' })).rows.map(
    ({ record }) => record,
  )

for (const book of books)
  test(`${book.name}: looked through, one line given by hand, applied, every value right, taken back`, async () => {
    const { page } = running
    const before = await recordsOf(page)
    await openBook(page, book)
    const byHand = await assignByHand(page)
    expect(await recordsOf(page)).toEqual(before)
    const taken = await takenCount(page)
    await applyButton(page).click()
    await expect(page).toHaveURL(/#\/passports\/./)
    const id = decodeURIComponent(page.url().split('/').at(-1) ?? '') as RecordId
    const { doc } = await dataOf(page)['records.get']({ record: id })
    const kind = dictionary.kinds[book.kind]
    const note = String(kind.byKey.get('explanatory_note')?.id)
    const { [note]: given, ...read } = doc
    expect(given !== undefined).toBe(byHand)
    expect(compareStored(read, book.truths, kind)).toEqual({
      wrong: [],
      right: byHand ? taken - 1 : taken,
    })

    await page.locator('#content').focus()
    await page.keyboard.press('Control+KeyZ')
    await expect.poll(() => recordsOf(page)).toEqual(before)
  })
