import { expect, type Page } from '@playwright/test'
import type { Geometry, RecordId } from '../shared/contract/features/records.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { launchApp, type Running, test } from './support/launch.ts'

let running: Running
let made = 0
test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launchApp()
})
test.afterAll(() => running.close())

const uuid = (n: number) => `0190d0c0-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A facility in the district of Abai, opened at its geometry. */
async function openFacility(page: Page, geometry: Geometry | null = null): Promise<RecordId> {
  made += 1
  const record = uuid(made) as RecordId
  await dataOf(page)['records.apply']({
    command: uuid(1_000 + made),
    act: 'create',
    operations: [{ record, create: 'hazfac', values: { '8': '103200000' }, geometry }],
  })
  await page.evaluate((id) => {
    location.hash = `#/passports/${id}/20`
  }, record)
  await expect(field(page)).toBeVisible()
  await expect(page.getByRole('application')).toBeVisible()
  return record
}

const field = (page: Page) => page.locator('.form-geometry')
const button = (page: Page, name: string) => field(page).getByRole('button', { name, exact: true })
const vertices = (page: Page) => field(page).locator('.vertex-list tbody input')

async function storedGeometry(page: Page, record: RecordId): Promise<Geometry | null> {
  return (await dataOf(page)['records.get']({ record })).geometry
}

const square = (west: number, south: number, size: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})

test('a polygon is drawn with the mouse, closed by snapping, corrected, undone and stored', async () => {
  test.setTimeout(120_000)
  const { page } = running
  const record = await openFacility(page)
  await button(page, 'Нарисовать полигон').click()
  const map = page.getByRole('application')
  const box = await map.boundingBox()
  if (!box) throw new Error('no map')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  const corners = [at(0.36, 0.46), at(0.6, 0.46), at(0.6, 0.7), at(0.36, 0.7)]
  for (const [x, y] of corners) await page.mouse.click(x, y)
  await expect(vertices(page)).toHaveCount(4)
  // Four pixels beside the first vertex: it snaps to it and closes.
  const [firstX, firstY] = at(0.36, 0.46)
  await page.mouse.click(firstX + 4, firstY + 3)
  await expect(field(page).getByText('Вершину перетаскивают')).toBeVisible()

  const before = await vertices(page).nth(2).inputValue()
  const [x, y] = at(0.6, 0.7)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 30, y + 10, { steps: 5 })
  await page.mouse.up()
  await expect(vertices(page).nth(2)).not.toHaveValue(before)
  await map.focus()
  await page.keyboard.press('Control+KeyZ')
  await expect(vertices(page).nth(2)).toHaveValue(before)
  await field(page).getByRole('button', { name: 'Повторить шаг' }).click()
  await expect(vertices(page).nth(2)).not.toHaveValue(before)

  await expect
    .poll(async () => (await dataOf(page)['drafts.list']({ record })).map(({ address }) => address))
    .toEqual(['20'])
  await map.focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await storedGeometry(page, record))?.type).toBe('Polygon')
  expect(await dataOf(page)['drafts.list']({ record })).toEqual([])
  await expect(field(page).getByText('Полигон, вершин: 4')).toBeVisible()
})

test('a polygon is drawn with the keyboard alone, in every notation of coordinates', async () => {
  const { page } = running
  const record = await openFacility(page)
  await button(page, 'Нарисовать полигон').focus()
  await page.keyboard.press('Enter')
  const next = field(page).getByLabel(/Новая вершина/)
  await next.focus()
  for (const typed of [
    '50.0, 73.0',
    '50°00′00″ 73°06′00″',
    '43U DR 12345 45678',
    '50 06.000 N 73 00.000 E',
  ])
    await next.pressSequentially(typed).then(() => page.keyboard.press('Enter'))
  await expect(vertices(page)).toHaveCount(4)
  await field(page).getByRole('button', { name: 'Удалить вершину 3' }).press('Enter')
  await expect(vertices(page)).toHaveCount(3)
  await vertices(page).nth(0).fill('49.9, 72.9')
  await vertices(page).nth(0).press('Enter')
  await field(page).getByRole('button', { name: 'Вершину 2 ниже' }).press('Enter')
  await next.fill('здесь')
  await expect(
    field(page).getByText('Координаты не распознаны').filter({ visible: true }),
  ).toBeVisible()
  await next.fill('')
  await button(page, 'Сохранить').press('Enter')
  await expect
    .poll(() => storedGeometry(page, record))
    .toMatchObject({
      type: 'Polygon',
      coordinates: [
        [
          [72.9, 49.9],
          [73, 50.1],
          [73.1, 50],
          [72.9, 49.9],
        ],
      ],
    })
})

test('a vertex drawn beside the point of another passport snaps to it', async () => {
  const { page } = running
  await openFacility(page, { type: 'Point', coordinates: [73.5, 50.5] })
  await openFacility(page)
  await page.getByRole('button', { name: 'Перейти к координатам' }).first().click()
  await page.getByLabel('Координаты', { exact: true }).fill('50.5, 73.5')
  await page.keyboard.press('Enter')
  await button(page, 'Нарисовать линию').click()
  const box = await page.getByRole('application').boundingBox()
  if (!box) throw new Error('no map')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(5, 5)
  await expect(page.locator('.map-readout')).toContainText('50,50000')
  // These pixels are some sixty metres; the list shows a metre.
  await page.mouse.click(x + 5, y + 3)
  await expect(vertices(page)).toHaveValue('50,50000° с. ш., 73,50000° в. д.')
  await button(page, 'Отказаться').click()
})

test('too few vertices are refused and nothing is stored', async () => {
  const { page } = running
  const record = await openFacility(page)
  await button(page, 'Нарисовать линию').click()
  await button(page, 'Сохранить').click()
  await expect(field(page).getByRole('alert')).toContainText('Нет ни одной вершины')
  const next = field(page).getByLabel(/Новая вершина/)
  await next.fill('50.0, 73.0')
  await next.press('Enter')
  await button(page, 'Сохранить').click()
  await expect(field(page).getByRole('alert')).toContainText('нужно не меньше 2')
  expect(await storedGeometry(page, record)).toBeNull()
  await page.evaluate(() => {
    location.hash = '#/passports'
  })
  await page.evaluate((id) => {
    location.hash = `#/passports/${id}/20`
  }, record)
  await expect(field(page).getByText('Есть несохранённый набросок')).toBeVisible()
  await button(page, 'Продолжить').click()
  await expect(vertices(page)).toHaveCount(1)
  await button(page, 'Отказаться').click()
  await expect.poll(() => dataOf(page)['drafts.list']({ record })).toEqual([])
})

test('a self-crossing polygon is told, mended on the map, and stored only when accepted', async () => {
  const { page } = running
  const bowtie: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [73, 50],
        [73.2, 50.2],
        [73.2, 50],
        [73, 50.2],
        [73, 50],
      ],
    ],
  }
  const record = await openFacility(page, bowtie)
  await button(page, 'Проверить').click()
  await expect(field(page).getByText('Контур пересекает сам себя').first()).toBeVisible()
  await expect(field(page).getByText('Место: 50,1')).toBeVisible()
  await button(page, 'Предложить исправление').click()
  await expect(field(page).getByText('Исправление показано на карте')).toBeVisible()
  expect(await storedGeometry(page, record)).toEqual(bowtie)
  await expectAccessible(page, 'mending')
  await button(page, 'Принять исправление').click()
  await button(page, 'Сохранить').click()
  await expect.poll(async () => (await storedGeometry(page, record))?.type).toBe('MultiPolygon')
  await button(page, 'Проверить').click()
  await expect(field(page).getByText('Геометрия верна')).toBeVisible()
})

test('an outline is taken from a layer with its source', async () => {
  const { page } = running
  const record = await openFacility(page, square(73, 50, 0.2))
  await button(page, 'Править вершины').click()
  await button(page, 'Взять из слоя').click()
  await page.getByRole('application').focus()
  await page.keyboard.press('Enter')
  const found = field(page).getByRole('list', { name: 'Найденные объекты' }).getByRole('button')
  await expect(found.first()).toBeVisible()
  await found.first().press('Enter')
  await expect(field(page).getByText('Взято из:')).toBeVisible()
  await button(page, 'Сохранить').click()
  await expect
    .poll(async () => (await dataOf(page)['records.get']({ record })).src['geometry']?.[0] ?? '')
    .not.toBe('')
})
