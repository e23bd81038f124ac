import { expect } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { test, testPerson } from './support/launch.ts'

test('a newcomer becomes the administrator, keeps the key, goes and comes in again', async ({
  launch,
}) => {
  test.setTimeout(120_000)
  const { page } = await launch({ signedOut: true })
  await expect(page.getByRole('heading', { name: 'Первый запуск' })).toBeVisible()
  await expectAccessible(page, 'first start')
  const { name, login, password } = testPerson
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Tab')
  await page.keyboard.type(`${password}.`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Пароли не совпадают')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(page.locator('.account-key')).toHaveText(/^([2-9A-Z]{4}-){7}[2-9A-Z]{4}$/)
  await expectAccessible(page, 'recovery key')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Начать работу' }).click()
  const user = page.getByRole('button', { name: `${name} · Администратор` })
  await user.click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await expect(page.getByRole('heading', { name: 'Вход' })).toBeVisible()
  await expectAccessible(page, 'sign-in')
  await page.keyboard.type(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type('wrong password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Неверный логин или пароль')
  await page.getByLabel('Пароль').fill(password)
  await page.keyboard.press('Enter')
  await expect(user).toBeVisible()
})

test('the demonstration begins with its officer; another part is one choice away', async ({
  launch,
}) => {
  test.setTimeout(180_000)
  const { page } = await launch({ empty: false })
  await page.getByRole('button', { name: /Оператор паспортов/ }).click()
  await page.getByRole('menuitemcheckbox', { name: /Наблюдатель/ }).click()
  await expect(page.getByRole('button', { name: /· Наблюдатель/ })).toBeVisible()
})
