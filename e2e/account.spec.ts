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

test('a person changes the password, replaces the recovery key, and comes back to a locked screen', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const { page } = await launch()
  const { name, password } = testPerson
  const user = page.getByRole('button', { name: new RegExp(`^${name}`) })
  const choose = async (item: string) => {
    await user.click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('Сменить пароль')
  const dialog = page.getByRole('dialog')
  await expectAccessible(page, 'change of password')
  const next = 'quite another password'
  // Verifying a password takes 64 MiB and its time, the more so on a busy machine.
  const slow = { timeout: 60_000 }
  await dialog.getByLabel('Нынешний пароль').fill(password)
  await dialog.getByLabel('Новый пароль').fill(next)
  await dialog.getByLabel('Пароль ещё раз').fill(next)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Пароль изменён')).toBeVisible(slow)

  await choose('Новый ключ восстановления')
  await expectAccessible(page, 'new recovery key')
  await dialog.getByLabel('Нынешний пароль').fill(password)
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Заменить ключ' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Неверный логин или пароль', slow)
  await dialog.getByLabel('Нынешний пароль').fill(next)
  await dialog.getByRole('button', { name: 'Заменить ключ' }).click()
  await expect(page.getByText('Ключ восстановления заменён')).toBeVisible(slow)

  await page.keyboard.press('Alt+2')
  await page.clock.install()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Настройки')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Блокировать экран при бездействии').selectOption('5')
  await page.keyboard.press('Escape')
  await page.clock.runFor('04:30')
  await expect(user).toBeVisible()
  await page.clock.runFor('01:00')
  await expect(page.getByText('Экран заблокирован')).toBeVisible()
  await expectAccessible(page, 'locked screen')
  await page.getByLabel('Пароль').fill(next)
  await page.keyboard.press('Enter')
  await expect(user).toBeVisible(slow)
  await expect(page).toHaveURL(/#\/passports$/)
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
