import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeWorkbooks } from '../build/fixtures/workbooks.ts'
import { writeZip } from '../build/fixtures/zip.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { launchApp, type Running } from './support/launch.ts'

test.describe.configure({ mode: 'serial' })
const folder = mkdtempSync(join(tmpdir(), 'qorgau-e2e-batch-'))
let running: Running
test.beforeAll(async () => {
  running = await launchApp({ language: 'ru' })
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

/** The next dialogs answer with these. */
async function answer(open: string, save = ''): Promise<void> {
  await running.app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.open] })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.save })
    },
    { open, save },
  )
}

function department(): string {
  const root = join(folder, 'Паспорта районов')
  mkdirSync(root)
  for (const book of makeWorkbooks()
    .filter(({ kind }) => kind === 'territory')
    .slice(0, 4))
    writeFileSync(join(root, book.file), book.bytes)
  writeFileSync(join(root, 'письмо.xlsx'), 'Уважаемые коллеги! Направляем паспорта.')
  writeZip(join(root, 'архив.zip'), [{ name: '../../чужое.csv', content: 'a;1\n' }])
  return root
}

test('a folder of workbooks is looked through, taken as one, reported, and undone as one', async () => {
  test.setTimeout(180_000)
  const { page } = running
  const report = join(folder, 'отчёт.csv')
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Alt+3')
  await expectAccessible(page, 'import, with many')
  await answer(department(), report)
  await page.getByRole('button', { name: 'Папка…' }).click()
  const table = page.getByRole('grid', { name: 'Файлы пакета и что из них берётся' })
  await expect(page.getByText(/Файлов 6: готовы 4, .* отклонены 2/)).toBeVisible()
  await table.getByText('Имя в архиве указывает за его пределы: не открыт').click()
  await expect(page.getByText(/чужое.csv — Имя в архиве.*не открыт$/)).toBeVisible()
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
    await expectAccessible(page, `batch, ${scheme}`)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.screenshot({ path: 'out/e2e/batch.png' })
  await page.getByRole('button', { name: /^Применить: файлов 4/ }).click()
  await expect(page.getByText(/Загружено .* паспортов 4/)).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить отчёт…' }).click()
  await expect(page.getByText('Отчёт сохранён: отчёт.csv')).toBeVisible()
  expect(readFileSync(report, 'utf8').match(/;загружен;/g)).toHaveLength(4)
  await page.locator('.import-foot').getByRole('button', { name: 'Закрыть' }).click()
  await expect(page.getByRole('button', { name: 'Папка…' })).toBeVisible()
  const undo = () => dataOf(page)['records.undoState']({})
  expect((await undo()).undo).toMatchObject({ args: { file: 'Паспорта районов' } })
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(async () => (await undo()).undo?.args).not.toEqual({ file: 'Паспорта районов' })
})

test('a batch interrupted by a closed screen waits to be finished or dropped', async () => {
  test.setTimeout(120_000)
  const { page } = running
  const batch = dataOf(page)
  await answer(join(folder, 'Паспорта районов'))
  await page.getByRole('button', { name: 'Папка…' }).click()
  await expect(page.getByText(/Файлов 6: готовы 4/)).toBeVisible()
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('Alt+3')
  await expect(page.getByText(/пакетная загрузка не закончена, прочитано 6 из 6/)).toBeVisible()
  await page.getByRole('button', { name: 'Продолжить' }).click()
  await expect(page.getByText(/Файлов 6: готовы 4/)).toBeVisible()
  await page.locator('.import-foot').getByRole('button', { name: 'Отмена' }).click()
  await expect(page.getByRole('button', { name: 'Папка…' })).toBeVisible()
  expect(await batch['batch.pending']({})).toBeNull()
})
