import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { writeXlsx } from 'hucre/xlsx'
import { makeWorkbooks } from '../build/fixtures/workbooks.ts'
import { workbookParts, writeZip } from '../build/fixtures/zip.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { launchApp, type Running } from './support/launch.ts'

const folder = mkdtempSync(join(tmpdir(), 'qorgau-e2e-refused-'))
let running: Running
test.beforeAll(async () => {
  running = await launchApp({ language: 'ru' })
  await expect(running.page.getByRole('navigation')).toBeVisible()
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

async function openFile(page: Page, path: string): Promise<void> {
  await answerDialog(running, 'open', path)
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: /Выбрать файл|Другой файл/ }).click()
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Ячейки книги и что они значат' })

async function choose(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name, exact: true })
  await box.fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

const recordsOf = async (page: Page) =>
  (await dataOf(page)['passports.list']({ filter: {}, language: 'ru' })).rows.map(
    ({ record }) => record,
  )

test('a workbook put away before it is applied leaves nothing', async () => {
  const { page } = running
  const data = dataOf(page)
  const before = { records: await recordsOf(page), unsent: await data['records.unsent']({}) }
  const [book] = makeWorkbooks()
  if (!book) throw new Error('no workbook')
  const path = join(folder, book.file)
  writeFileSync(path, book.bytes)
  await openFile(page, path)
  await expect(grid(page)).toBeVisible()
  await page.getByRole('button', { name: 'Отмена', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Выбрать файл…' })).toBeVisible()
  expect({ records: await recordsOf(page), unsent: await data['records.unsent']({}) }).toEqual(
    before,
  )
})

const cells = '<sheetData><row r="1"><c r="A1" t="str"><v>Население</v></c></row></sheetData>'

/** Files nobody can read, and what the window says of each in three languages. */
const bad: readonly {
  readonly name: string
  readonly make: (path: string) => void | Promise<void>
  readonly said: readonly string[]
}[] = [
  {
    name: 'cut.xlsx',
    make: (path: string) => {
      writeZip(path, workbookParts(cells))
      truncateSync(path, 400)
    },
    said: [
      'Файл толық емес: деректердің бір бөлігі жоқ',
      'Файл оборван: части данных нет',
      'The file is cut short: part of the data is missing',
    ],
  },
  {
    name: 'locked.xlsx',
    make: async (path: string) => {
      const sheets = [{ name: 'A', rows: [['a', 1]] }]
      const encryption = { password: 'x', spinCount: 1_000 }
      writeFileSync(path, await writeXlsx({ sheets, encryption }))
    },
    said: [
      'Файл құпиясөзбен қорғалған',
      'Файл защищён паролем',
      'The file is protected by a password',
    ],
  },
  {
    name: 'renamed.xlsx',
    make: (path: string) => writeFileSync(path, '%PDF-1.7\n%âãÏÓ\n'),
    said: [
      'Бұл жұмыс кітабы емес, атауы ғана солай',
      'Это не книга: содержимое не соответствует имени файла',
      'This is not a workbook, whatever its name says',
    ],
  },
  {
    name: 'huge.csv',
    make: (path: string) => {
      writeFileSync(path, 'a;1\n')
      truncateSync(path, 200 * 2 ** 20)
    },
    said: [
      'Файл рұқсат етілген көлемнен үлкен',
      'Файл больше допустимого',
      'The file is larger than allowed',
    ],
  },
  {
    name: 'rows.xlsx',
    make: (path: string) => {
      const rows = Array.from({ length: 1_048_576 }, (_, i) => `<row r="${i + 1}" s="1"/>`).join('')
      writeZip(path, workbookParts(`<sheetData>${rows}</sheetData>`))
    },
    said: ['Файлда дерек жоқ', 'В файле нет данных', 'There are no data in the file'],
  },
]

test('a workbook that cannot be read is refused in three languages, and nothing is written', async () => {
  test.setTimeout(180_000)
  const { page } = running
  const before = await recordsOf(page)
  for (const { name, make } of bad) await make(join(folder, name))
  await page.keyboard.press('Alt+3')
  for (const [i, language] of (['kk', 'ru', 'en'] as const).entries()) {
    await page.locator(`footer button[lang="${language}"]`).click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    for (const { name, said } of bad) {
      await answerDialog(running, 'open', join(folder, name))
      await page.locator('.import button').first().click()
      const toast = page.getByText(said[i] ?? '').first()
      await expect(toast).toBeVisible({ timeout: 40_000 })
    }
  }
  expect(await recordsOf(page)).toEqual(before)
})

test('formulas without stored results are shown as unreadable, and nothing of them is taken', async () => {
  const { page } = running
  await page.locator('footer button[lang="ru"]').click()
  const path = join(folder, 'formula.xlsx')
  const row = (r: number, label: string) =>
    `<row r="${r}"><c r="A${r}" t="str"><v>${label}</v></c><c r="B${r}"><f>1+1</f></c></row>`
  writeZip(
    path,
    workbookParts(
      `<sheetData>${row(1, 'Численность населения')}${row(2, 'Площадь территории')}${row(3, 'Количество сирен')}</sheetData>`,
    ),
  )
  await openFile(page, path)
  await choose(page, 'Территория', 'Бурабай')
  await expect(grid(page).getByText('не прочитано').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Применить: 0/ })).toBeDisabled()
})
