import { expect } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { test } from './support/launch.ts'

test('the table of a layer is filtered, sorted, measured and linked with the map', async ({
  launch,
}) => {
  test.setTimeout(180_000)
  const { page } = await launch()
  const leaf = page.getByRole('treeitem', { name: 'Населённые пункты', exact: true }).last()
  await leaf.click()
  await page.getByRole('button', { name: 'Открыть таблицу атрибутов' }).press('Enter')
  const drawer = page.getByRole('complementary', { name: 'Нижняя панель' })
  const table = drawer.getByRole('grid')
  await expect(drawer.getByRole('status').first()).toContainText('352 строки')

  const people = 'Население, чел. (год неизвестен)'
  await leaf.click()

  await drawer.getByLabel('Столбец').selectOption({ label: people })
  await drawer.getByLabel('Значение').fill('1000000')
  await page.keyboard.press('Enter')
  await expect(drawer.getByRole('status').first()).toContainText('2 строки из 352')
  await table.getByRole('button', { name: people }).press('Enter')
  await table.getByRole('button', { name: people }).press('Enter')
  await expect(table.getByRole('row').nth(1)).toContainText('Алматы')

  await drawer.getByRole('button', { name: 'Статистика столбца' }).press('Enter')
  await drawer.getByRole('region').getByLabel('Столбец').selectOption({ label: people })
  await expect(drawer.getByText('Стандартное отклонение')).toBeVisible()
  await expectAccessible(page, 'attribute table')

  await table.focus()
  await page.keyboard.press('ArrowDown')
  const second = table.getByRole('row').nth(2)
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Масштаб', { exact: true })).toHaveValue(/^100\s000$/)

  // The other way round: what is chosen at the crosshair of the map is marked in the table.
  await page.keyboard.press('Home')
  await expect(second).toHaveAttribute('aria-selected', 'false')
  await page.getByRole('application').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: /^Шымкент.*Населённые пункты/ }).press('Enter')
  await expect(second).toHaveAttribute('aria-selected', 'true')
})
