import { expect } from '@playwright/test'
import { dictionaryKinds, passportKinds } from '../shared/domain/dictionary.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { launchApp, test } from './support/launch.ts'

test('a passport of every kind, and an emergency, is created from the list and stands in it', async () => {
  test.setTimeout(180_000)
  const running = await launchApp()
  const { page } = running
  for (const [at, kind] of dictionaryKinds.entries()) {
    await page.evaluate(() => {
      location.hash = '#/passports'
    })
    await page.getByRole('button', { name: 'Новый паспорт' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Вид', { exact: true }).selectOption(kind)
    await dialog.getByLabel('Территория').fill('Зайсан')
    await page.getByRole('listbox').getByRole('option').first().click()
    if (kind !== 'territory') {
      if (kind === 'event') {
        await dialog.getByLabel('Вид ЧС').fill('Степной')
        await page.getByRole('listbox').getByRole('option').first().click()
        await dialog.getByLabel('Адрес').fill('у села Проба')
      } else await dialog.getByLabel('Название (рус.)').fill(`Проба ${at}`)
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
  const { rows: events } = await dataOf(page)['passports.list']({
    filter: { kinds: ['event'] },
    language: 'ru',
  })
  expect(events.map(({ name }) => name.ru)).toEqual(['Степной пожар, у села Проба'])
  const layers = await dataOf(page)['layers.list']({})
  for (const kind of dictionaryKinds.filter((one) => one !== 'territory'))
    expect(layers.find(({ id }) => id === `passports/${kind}`)?.count).toBe(1)
  await running.close()
})
