import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import Database from 'better-sqlite3'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { test } from './support/launch.ts'
import { become } from './support/people.ts'

/** What somebody with a SQLite tool does: takes the guards off and writes. */
function tamper(dataFolder: string, sql: string): void {
  const raw = new Database(join(dataFolder, 'qorgau.db'))
  const guards = raw
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'guard_rec_*'`)
    .pluck()
    .all() as string[]
  for (const name of guards) raw.exec(`DROP TRIGGER ${name}`)
  raw.exec(sql)
  raw.close()
}

test('the auditor finds who did what, and saves it', async ({ launch }) => {
  test.setTimeout(300_000)
  const running = await launch({ empty: false })
  const { page, dataFolder } = running
  await expect(page.getByRole('link', { name: 'Люди' })).toBeVisible({ timeout: 120_000 })
  await become(page, 'Проверяющий')
  await become(page, 'Аудитор')
  await page.getByRole('link', { name: 'Аудит' }).click()
  const rows = page.getByRole('grid', { name: 'Журнал действий' }).getByRole('row')
  await expect(rows.nth(1)).toContainText('данные демонстрации')
  await expectAccessible(page, 'journal of acts')
  await page.getByLabel('Вид действия').selectOption({ label: 'Входы и выходы' })
  await expect(page.getByRole('status').getByText('2 действия')).toBeVisible()
  await rows.nth(2).click()
  await page.getByRole('button', { name: 'Только Бауыржан Демоев' }).click()
  await expect(page.getByRole('status').getByText('1 действие')).toBeVisible()
  const file = join(dataFolder, 'acts.json')
  await answerDialog(running, 'save', file)
  await page.getByRole('button', { name: 'Сохранить JSON' }).click()
  await expect(page.getByText('Сохранено: acts.json')).toBeVisible()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([
    { act: 'sign-in', person: 'Бауыржан Демоев' },
  ])
})

test('the auditor proves the store whole, and a value written past the program is named', async ({
  launch,
}) => {
  test.setTimeout(300_000)
  const dataFolder = mkdtempSync(join(tmpdir(), 'qorgau-audit-'))
  const first = await launch({ empty: false, dataFolder })
  await expect(first.page.getByRole('link', { name: 'Люди' })).toBeVisible({ timeout: 120_000 })
  await expect(first.page.getByRole('link', { name: 'Аудит' })).toHaveCount(0)
  await become(first.page, 'Аудитор')
  await first.page.getByRole('link', { name: 'Аудит' }).click()
  await first.page.getByRole('button', { name: 'Проверить' }).click()
  await expect(first.page.getByText('Всё цело')).toBeVisible({ timeout: 120_000 })
  await expectAccessible(first.page, 'a store that is whole')
  const { fid } = (await dataOf(first.page)['people.list']({}))[0] ?? { fid: 0 }
  await first.close()
  tamper(
    dataFolder,
    `UPDATE rec SET doc = json_set(doc, '$."4"', json('["administrator"]')) WHERE fid = ${fid}`,
  )
  const { page } = await launch({ empty: false, dataFolder })
  await expect(page.getByRole('link', { name: 'Люди' })).toBeVisible({ timeout: 120_000 })
  await become(page, 'Аудитор')
  await page.getByRole('link', { name: 'Аудит' }).click()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await expect(page.getByText('Найдено 1 нарушение')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('row', { name: /Запись не отвечает своей истории/ })).toBeVisible()
  await expectAccessible(page, 'a store with a fault')
  rmSync(dataFolder, { recursive: true, force: true })
})
