import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { makeWorkbooks } from '../build/fixtures/workbooks.ts'
import { mintCommandId } from '../shared/contract/features/records.ts'
import type { Language } from '../shared/i18n/language.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { launchApp, type Running } from './support/launch.ts'

// One window for the whole file: starting it takes longer than any of the tests.
test.describe.configure({ mode: 'serial', timeout: 180_000 })
const folder = mkdtempSync(join(tmpdir(), 'qorgau-languages-'))
let running: Running
let record = ''
test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launchApp({ empty: false })
  const data = dataOf(running.page)
  const { values } = await data['atlas.values']({ map: 'SE-01', level: 'district' })
  record = values.find((value) => value.record !== null)?.record ?? ''
  await data['records.apply']({
    command: mintCommandId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    act: 'edit',
    operations: [{ record, values: { [note]: pangram } }],
  })
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The explanatory note. */
const note = '21'
/** Every letter that Kazakh has and Russian has not, small and capital. */
const pangram =
  'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі: құс ұшып, көл толқып, жаңғыз үй маңында әңгіме, гауһар тас'

const words = {
  kk: {
    title: 'Паспорттар',
    column: 'Толтырылуы',
    section: 'Титул',
    legend: 'Дерек жоқ',
    map: 'Халық тығыздығы',
    choose: /^(Файлды таңдау|Басқа файл)…/,
    cells: 'Кітап ұяшықтары және олардың мағынасы',
    print: 'PDF-ке басып шығару',
    approved: 'БЕКІТЕМІН',
    demo: 'ДЕМО. Деректер ойдан жасалған',
  },
  ru: {
    title: 'Паспорта',
    column: 'Заполнено',
    section: 'Титул',
    legend: 'Нет данных',
    map: 'Плотность населения',
    choose: /^(Выбрать файл|Другой файл)…/,
    cells: 'Ячейки книги и что они значат',
    print: 'Печать в PDF',
    approved: 'УТВЕРЖДАЮ',
    demo: 'ДЕМО. Данные вымышлены',
  },
  en: {
    title: 'Passports',
    column: 'Filled',
    section: 'Header',
    legend: 'No data',
    map: 'Population density',
    choose: /^(Choose a file|Another file)…/,
    cells: 'Cells of the workbook and what they mean',
    print: 'Print to PDF',
    approved: 'APPROVED',
    demo: 'DEMO',
  },
} as const satisfies Record<Language, object>

const hash = (page: Page, to: string) =>
  page.evaluate((next) => {
    location.hash = next
  }, to)

async function openWorkbook(page: Page, choose: RegExp): Promise<void> {
  const book = makeWorkbooks().find(
    ({ kind, level }) => kind === 'territory' && level === 'district',
  )
  if (!book) throw new Error('no workbook of a district')
  const path = join(folder, book.file)
  writeFileSync(path, book.bytes)
  await answerDialog(running, 'open', path)
  await hash(page, '#/import')
  await page.getByRole('button', { name: choose }).click()
}

for (const [language, said] of Object.entries(words) as [Language, (typeof words)[Language]][])
  test(`the main job in ${language}: list, form, preview, legend and print`, async () => {
    const { page } = running
    await page.locator(`footer button[lang="${language}"]`).click()
    await hash(page, '#/passports')
    await expect(page.getByRole('heading', { name: said.title }).first()).toBeAttached()
    await expect(page.getByRole('columnheader', { name: said.column })).toBeVisible()

    await hash(page, `#/passports/${record}`)
    const title = page.locator('.form-head h1')
    await expect(page.locator('.form-body h2')).toHaveText(said.section)
    const [row] = (
      await dataOf(page)['passports.list']({ filter: { kinds: ['territory'] }, language })
    ).rows.filter((one) => one.record === record)
    if (row) await expect(title).toHaveText(row.name[language])

    const path = join(folder, `${language}.pdf`)
    await answerDialog(running, 'save', path)
    await page.getByRole('button', { name: said.print }).click()
    await expect.poll(() => existsSync(path), { timeout: 90_000 }).toBe(true)
    const printed = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).normalize()
    const text = printed.replaceAll(/\s+/g, ' ')
    expect(text).toContain(said.approved)
    expect(text).toContain(said.demo)
    expect(text).toContain(((await title.textContent()) ?? '').trim())
    expect(text.replaceAll(' ', '')).toContain(pangram.replaceAll(' ', ''))

    await openWorkbook(page, said.choose)
    await expect(page.getByRole('grid', { name: said.cells })).toBeVisible({ timeout: 60_000 })

    await hash(page, '#/map')
    await page.locator('#panel-left [role="tab"]').nth(1).click()
    await page.locator('.atlas input[type="search"]').fill('SE-01')
    await page.locator('.atlas [data-node$=":SE-01"]').first().click()
    await expect(page.locator('.map-legend-title')).toHaveText(said.map)
    await expect(page.locator('.map-legend-line').last()).toContainText(said.legend)
  })

test('the printed page is accessible', async () => {
  const { app } = running
  for (const language of Object.keys(words)) {
    const opened = app.waitForEvent('window')
    await app.evaluate(
      async ({ BrowserWindow }, { preload, url }) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true, contextIsolation: true },
        })
        await window.loadURL(url)
      },
      {
        preload: join(import.meta.dirname, '../out/preload/preload.cjs'),
        url: `app://gis/print.html#/passport/${record}/${language}`,
      },
    )
    const sheet = await opened
    await expect(sheet.locator('.sheet-foot')).toBeVisible({ timeout: 60_000 })
    await expectAccessible(sheet, `print, ${language}`)
    await sheet.close()
  }
})
