import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { launchApp, type Running } from './support/launch.ts'

// One window for the whole file: starting it takes longer than any of the tests.
test.describe.configure({ mode: 'serial', timeout: 180_000 })
let running: Running
test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launchApp({ empty: false })
  await expect(running.page.locator('.map-readout')).toBeVisible()
  // The demonstration data are being loaded at the first start.
  const some = { filter: {}, language: 'ru', limit: 1 } as const
  await expect
    .poll(async () => (await dataOf(running.page)['passports.list'](some)).total, {
      timeout: 120_000,
    })
    .toBeGreaterThan(1_200)
})
test.afterAll(() => running.close())

/** Latitude and longitude of the middle of the map, as the status bar tells them. */
async function middle(page: Page): Promise<readonly number[]> {
  const text = await page.locator('.map-readout').innerText()
  return [...text.matchAll(/\d+,\d+/g)].map(([degrees]) => Number(degrees.replace(',', '.')))
}

/** A ten-thousandth of a degree is about ten metres: Pulkovo's transformation is good to 4.5 m. */
const near = (place: readonly number[]) => place.map((degrees) => expect.closeTo(degrees, 3.7))

async function goTo(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+g')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Координаты').fill(typed)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}

const place = [51.128, 71.43] as const

// 51.128° N 71.43° E in UTM and Pulkovo 1942 zone 12 by PROJ (EPSG:32642, EPSG:28412), the square by hand from UTM.
for (const [notation, typed] of [
  ['degrees', '51,128; 71,43'],
  ['degrees, minutes and seconds', '51°07′40,8″ с. ш., 71°25′48″ в. д.'],
  ['UTM', '42N 670032 5666867'],
  ['MGRS', '42U XB 70032 66867'],
  ['Pulkovo 1942', 'СК-42 X 5669189 Y 12670164'],
] as const)
  test(`a position in ${notation} is read out before the map moves to it`, async () => {
    const { page } = running
    await goTo(page, '44 60')
    await expect.poll(() => middle(page)).toEqual(near([44, 60]))
    await page.keyboard.press('Control+g')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Координаты').fill(typed)
    const reading = dialog.getByRole('status', { name: 'Понято так' })
    await expect(reading.locator('strong').first()).toHaveText(/^51°07′4\d.*71°25′4\d/)
    expect(await middle(page)).toEqual(near([44, 60]))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect.poll(() => middle(page)).toEqual(near(place))
  })

test('the middle, the place under it and a measured length are the same in every projection', async () => {
  const { page } = running
  await goTo(page, '51.128 71.43')
  await page.getByRole('button', { name: 'Измерить расстояние' }).click()
  const panel = page.getByRole('region', { name: 'Расстояние' })
  for (const end of ['44.5 70', '45.5 70']) {
    await panel.getByRole('textbox').fill(end)
    await panel.getByRole('textbox').press('Enter')
  }
  const projection = page.getByLabel('Проекция')
  for (const name of ['UTM, зона 42N', 'Меркатора (веб)', 'Альберса, Казахстан']) {
    await projection.selectOption({ label: name })
    await expect.poll(() => middle(page), { message: name }).toEqual(near(place))
    await expect(panel, name).toContainText(/Всего111\sкм/)
    await expect(page.locator('.map-busy'), name).not.toHaveAttribute('data-busy')
  }
  await page.keyboard.press('Escape')
  await expect(projection).toHaveValue('KZ:AEA')
})

test('a map of the catalogue is opened with its legend, one without data says what it lacks', async () => {
  const { page } = running
  await page.getByRole('tab', { name: 'Тематические карты' }).click()
  const search = page.getByRole('searchbox', { name: 'Найти карту' })
  const open = async (id: string) => {
    await search.fill(id)
    await page
      .getByRole('treeitem', { name: new RegExp(id) })
      .last()
      .click()
  }
  await open('SE-01')
  const legend = page.locator('.map-legend')
  await expect(legend.getByText('Плотность населения')).toBeVisible()
  await expect(legend.getByRole('listitem')).toHaveText([
    /^< 1\d+$/,
    /^1–5\d+$/,
    /^5–10\d+$/,
    /^10–50\d+$/,
    /^50–500\d+$/,
    /^≥ 500\d+$/,
    /^Нет данных\s*0$/,
  ])
  const card = page.getByRole('region', { name: 'Плотность населения' })
  await expect(card).toContainText('со значением: 228 из 228')
  await expectAccessible(page, 'a map of the atlas')
  await card.getByRole('radio', { name: 'Области' }).check()
  await expect(card).toContainText('со значением: 20 из 20')
  const readiness = await dataOf(page)['atlas.readiness']({})
  const lacking = readiness.find(({ state }) => state !== 'ready')?.map
  if (lacking) {
    await open(lacking)
    await expect(page.getByText('Карта пока не строится')).toBeVisible()
    await expect(legend.getByRole('listitem')).toHaveCount(0)
    await expectAccessible(page, 'a map that lacks data')
  }
  await page.getByRole('button', { name: 'Показать только карту-основу' }).click()
})
