import { expect } from '@playwright/test'
import { passportKinds } from '../shared/domain/dictionary.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { launchApp, test } from './support/launch.ts'

test('a passport of every kind is created from the list and stands in it', async () => {
  test.setTimeout(180_000)
  const running = await launchApp()
  const { page } = running
  for (const [at, kind] of passportKinds.entries()) {
    await page.evaluate(() => {
      location.hash = '#/passports'
    })
    await page.getByRole('button', { name: 'Новый паспорт' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Вид').selectOption(kind)
    await dialog.getByLabel('Территория').fill('Зайсан')
    await page.getByRole('listbox').getByRole('option').first().click()
    if (kind !== 'territory') {
      await dialog.getByLabel('Название (рус.)').fill(`Проба ${at}`)
      await dialog.getByLabel('Место').fill('это не место')
      await expect(dialog.getByRole('button', { name: 'Создать' })).toBeDisabled()
      await dialog.getByLabel('Место').fill('47.47, 84.87')
    }
    if (kind === 'dam') await expectAccessible(page, 'new passport')
    await dialog.getByRole('button', { name: 'Создать' }).click()
    await expect(page.locator('.form-nav')).toBeVisible()
  }
  const { rows } = await dataOf(page)['passports.list']({
    filter: {},
    sort: 'kind',
    language: 'ru',
  })
  expect(rows.map(({ kind }) => kind)).toEqual([...passportKinds])
  const layers = await dataOf(page)['layers.list']({})
  for (const kind of passportKinds.filter((one) => one !== 'territory'))
    expect(layers.find(({ id }) => id === `passports/${kind}`)?.count).toBe(1)
  await running.close()
})
