import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { launchApp, type Running } from './support/launch.ts'

test.describe.configure({ mode: 'serial' })
const folder = mkdtempSync(join(tmpdir(), 'qorgau-e2e-layer-'))
const starter = join(import.meta.dirname, '../assets/starter/kz-starter.gpkg')
let running: Running
test.beforeAll(async () => {
  running = await launchApp({ language: 'ru' })
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

/** Synthetic warehouses around Kokshetau. */
function warehouses(count: number): string {
  const file = join(folder, `warehouses-${count}.geojson`)
  const features = Array.from({ length: count }, (_, i) => ({
    type: 'Feature',
    properties: { name: `Склад ${i + 1}` },
    geometry: { type: 'Point', coordinates: [69 + (i % 100) * 0.01, 53 + i * 0.00001] },
  }))
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  return file
}

async function openFile(file: string) {
  await answerDialog(running, 'open', file)
  await running.page.keyboard.press('Alt+9')
  await running.page.getByRole('button', { name: 'Добавить слой из файла…' }).click()
  return running.page.getByRole('dialog')
}

const layersNamed = async (title: string) =>
  (await dataOf(running.page)['datasets.list']({})).filter((one) => one.title.ru === title)

test('a GeoJSON file becomes a data set, by keyboard, and is shown on the map', async () => {
  test.setTimeout(120_000)
  const { page } = running
  await expect(page.getByRole('navigation')).toBeVisible()
  const dialog = await openFile(warehouses(3))
  await expect(dialog.getByText('3 объекта · точки · EPSG:4326')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Добавить', exact: true })).toBeDisabled()
  await dialog.getByLabel('Название').fill('Склады ГО (проверка)')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Акимат (вымышлено)')
  await page.keyboard.press('Tab')
  await page.keyboard.type('для служебного пользования')
  await page.keyboard.press('Tab')
  await page.keyboard.type('03.2025')
  await expectAccessible(page, 'add a layer')
  await page.screenshot({ path: 'out/e2e/add-layer.png' })
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).press('Enter')
  await expect(page.getByText('Добавлено «Склады ГО (проверка)»: 3 объекта')).toBeVisible()
  await expect(page).toHaveURL(/#\/map/)
  await expect(page.getByText('Склады ГО (проверка)').first()).toBeVisible()
  await page.screenshot({ path: 'out/e2e/add-layer-map.png' })
  await page.keyboard.press('Alt+9')
  const row = page.getByRole('row', { name: /Склады ГО \(проверка\)/ })
  await expect(row).toContainText('Акимат (вымышлено)')
  await expect(row).toContainText('для служебного пользования')
  await expect(row).toContainText('03.2025')
})

test('a second file becomes its new version, and its words are kept', async () => {
  const { page } = running
  const dialog = await openFile(warehouses(5))
  await dialog
    .getByLabel('Чем станет')
    .selectOption({ label: 'новая версия: Склады ГО (проверка)' })
  await expect(dialog.getByLabel('Источник')).toHaveValue('Акимат (вымышлено)')
  await dialog.getByLabel('Дата данных').fill('01.06.2025')
  await dialog.getByRole('button', { name: 'Добавить версию' }).click()
  await expect(page.getByText('Добавлено «Склады ГО (проверка)»: 5 объектов')).toBeVisible()
  const [layer, more] = await layersNamed('Склады ГО (проверка)')
  expect(more).toBeUndefined()
  expect(layer).toMatchObject({ version: 2, date: '2025-06-01' })
  expect(layer?.versions.map(({ count }) => count)).toEqual([3, 5])
})

test('one layer of a GeoPackage is chosen', async () => {
  const { page } = running
  const dialog = await openFile(starter)
  await dialog.getByLabel('Слой файла').selectOption('airports')
  await expect(dialog.getByText(/точки · EPSG:4326/)).toBeVisible()
  await dialog.getByLabel('Название').fill('Аэропорты ещё раз')
  await dialog.getByLabel('Источник').fill('OurAirports')
  await dialog.getByLabel(/лицензия/).fill('Public domain')
  await dialog.getByLabel('Дата данных').fill('2025')
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).click()
  await expect(page.getByText(/Добавлено «Аэропорты ещё раз»/)).toBeVisible()
})

test('a stopped import leaves nothing', async () => {
  test.setTimeout(120_000)
  const { page } = running
  const dialog = await openFile(warehouses(200_000))
  await dialog.getByLabel('Название').fill('Остановленный слой')
  await dialog.getByLabel('Источник').fill('проверка')
  await dialog.getByLabel(/лицензия/).fill('проверка')
  await dialog.getByLabel('Дата данных').fill('2025')
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).click()
  await dialog.getByRole('button', { name: /^Остановить|^Прервать|^Стоп/ }).click()
  await expect(dialog.getByLabel('Название')).toBeVisible()
  expect(await layersNamed('Остановленный слой')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('what is no layer is refused in words', async () => {
  const { page } = running
  const file = join(folder, 'letter.geojson')
  writeFileSync(file, 'Уважаемые коллеги!')
  await answerDialog(running, 'open', file)
  await page.keyboard.press('Alt+9')
  await page.getByRole('button', { name: 'Добавить слой из файла…' }).click()
  await expect(
    page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /JSON/ }).first(),
  ).toBeVisible()
  await page.screenshot({ path: 'out/e2e/add-layer-refused.png' })
})
