import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import Database from 'better-sqlite3'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
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
