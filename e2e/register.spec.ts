import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { answerDialog } from './support/dialogs.ts'
import { launchApp } from './support/launch.ts'

/** Invented lines in the form of the official list. */
const list = [
  'te;ab;cd;ef;hij;k;kaz_name;rus_name;nn',
  '100000000;10;00;00;000;0;Абай облысы;Абайская область;1',
  '101000000;10;10;00;000;0;Семей қ.ә.;Семей г.а.;1',
  '101033000;10;10;33;000;0;Үлгі а.о.;Образцовый с.о.;1',
  '101033102;10;10;33;102;0;Үлгі а.;с.Образцовое;1',
  '10103310;10;10;33;10;0;Қате а.;с.Ошибочное;1',
]

test('an official list brings villages in, and a village gets its passport', async () => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'qorgau-e2e-kato-'))
  const file = join(folder, 'kato.csv')
  writeFileSync(file, list.join('\r\n'))
  const running = await launchApp({ language: 'ru' })
  const { page } = running
  await expect(page.getByRole('navigation')).toBeVisible()
  await answerDialog(running, 'open', file)
  await page.keyboard.press('Alt+9')
  await page.getByRole('button', { name: 'Загрузить официальный список…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Новые: 2')).toBeVisible()
  await expect(dialog.getByText('строка 6: «10103310» — не девятизначный код')).toBeVisible()
  await expect(dialog.getByRole('row').filter({ hasText: 'с.Образцовое' })).toContainText('Новые')
  await expectAccessible(page, 'load the register')
  await page.screenshot({ path: 'out/e2e/register.png' })
  const take = dialog.getByRole('button', { name: 'Принять список' })
  await expect(take).toBeDisabled()
  await dialog.getByLabel('На какую дату список').fill('01.10.2026')
  await take.click()
  await expect(dialog).toBeHidden()
  await expect(
    page.getByText(/официальный список \(КАТО\).*Версия 2, на 01\.10\.2026/),
  ).toBeVisible()
  await page.screenshot({ path: 'out/e2e/register-loaded.png' })

  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'Новый паспорт' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Территория' }).fill('Образцовое')
  await page.getByRole('option', { name: /с\.Образцовое/ }).click()
  await page.getByRole('button', { name: 'Создать' }).click()
  await expect(page.locator('.form-head h1')).toHaveText('с.Образцовое')
  await running.close()
  rmSync(folder, { recursive: true })
})
