import { expect } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { test } from './support/launch.ts'
import { become } from './support/people.ts'

test('a submitted passport waits for the checker, who remarks on a field and returns it', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const { page } = await launch({ empty: false })
  const data = dataOf(page)
  await become(page, 'Проверяющий')
  await page.getByRole('link', { name: 'Моя работа' }).click()
  await expect(page.getByText(/^Всего: [1-9]/)).toBeVisible()
  await expectAccessible(page, 'my work')
  await page.getByRole('table').getByRole('link').first().click()
  const bar = page.locator('.form-workflow')
  await expect(bar.getByText('На согласовании')).toBeVisible()
  await expect(bar.getByRole('button', { name: 'Утвердить' })).toHaveCount(0)
  const name = page.locator('[data-field="6"]')
  await name.getByRole('button', { name: 'Написать замечание' }).click()
  await page.getByLabel('Что исправить').fill('Уточните наименование')
  await page.getByRole('dialog').getByRole('button', { name: 'Написать замечание' }).click()
  await expect(name.getByText('Уточните наименование')).toBeVisible()
  await expectAccessible(page, 'passport with a remark')
  await bar.getByRole('button', { name: 'Вернуть на доработку' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть на доработку' }).click()
  await expect(bar.getByText('Возвращён на доработку')).toBeVisible()
  await become(page, 'Оператор паспортов')
  await name.getByRole('button', { name: 'Ответить' }).click()
  await page.getByLabel('Что сделано').fill('Исправлено')
  await page.getByRole('dialog').getByRole('button', { name: 'Ответить' }).click()
  await expect(name.getByText('Ответ: Исправлено')).toBeVisible()
  expect((await data['work.mine']({})).counts.total).toBeGreaterThan(0)
})

test('everybody reads who may do what; only the administrator takes people in', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const { page } = await launch()
  await page.getByRole('link', { name: 'Люди' }).click()
  await expect(page.getByRole('heading', { name: 'Права' })).toBeVisible()
  await expectAccessible(page, 'people')
  await page.getByRole('button', { name: 'Добавить человека' }).click()
  await page.getByLabel('Фамилия, имя').fill('Ольга Ким')
  await page.getByLabel('Логин').fill('kim')
  await page.getByLabel('Задать пароль').fill('given by the office')
  await expectAccessible(page, 'a new person')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('row', { name: /Ольга Ким/ })).toContainText('Оператор паспортов')
})
