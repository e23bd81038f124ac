import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { mintCommandId, mintRecordId } from '../shared/contract/features/records.ts'
import { expectAccessible } from './support/axe.ts'
import { dataOf } from './support/data.ts'
import { answerDialog } from './support/dialogs.ts'
import { launchApp, type Running, test } from './support/launch.ts'

let running: Running
test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launchApp()
  await makeFacilities(running.page)
})
test.afterAll(() => running.close())

const panel = (page: Page) => page.getByRole('complementary', { name: 'Выбранное' })

/** Two facilities: one in Almaty, one in Astana. */
async function makeFacilities(page: Page): Promise<void> {
  for (const [i, coordinates] of [
    [76.9, 43.25],
    [71.43, 51.13],
  ].entries())
    await dataOf(page)['records.apply']({
      command: mintCommandId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
      act: 'create',
      operations: [
        {
          record: mintRecordId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
          create: 'hazfac',
          values: { '6': `Склад ${i + 1}`, '8': '750000000' },
          geometry: { type: 'Point', coordinates },
        },
      ],
    })
}

test('an area is selected with the keyboard alone and answers with numbers, lists and files', async () => {
  test.setTimeout(120_000)
  const { page } = running
  const map = page.getByRole('application')
  await map.focus()
  await page.keyboard.press('s')
  await expect(panel(page).getByRole('radio', { name: 'Рамка' })).toBeChecked()
  await panel(page).getByRole('radio', { name: 'Рамка' }).focus()
  await page.keyboard.press('ArrowDown')
  const next = panel(page).getByLabel('Координаты')
  for (const corner of ['43 76', '43 78', '44 78', '44 76']) {
    await next.fill(corner)
    await page.keyboard.press('Enter')
  }
  await expect(panel(page).getByText('Вершин: 4')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Завершить' }).press('Enter')

  await expect(panel(page).getByText(/^17\s970 км²$/)).toBeVisible()
  await expect(panel(page).getByText('сумма по населённым пунктам')).toBeVisible()
  await expect(panel(page).getByText('по доле площади районов')).toBeVisible()
  const facilities = panel(page).getByRole('button', { name: /^Опасные объекты \(паспорта\)\s*1$/ })
  await expect(facilities).toBeVisible()
  await expectAccessible(page, 'answers about an area')

  await facilities.press('Enter')
  const list = panel(page).getByRole('grid')
  await expect(list.getByText('Склад 1')).toBeVisible()
  await expectAccessible(page, 'list behind a number')
  await panel(page).getByRole('button', { name: 'К числам' }).press('Enter')

  const file = join(running.dataFolder, 'area.csv')
  await answerDialog(running, 'save', file)
  await panel(page).getByRole('button', { name: 'Выгрузить' }).click()
  await page.getByRole('menuitem', { name: 'Список объектов, CSV' }).click()
  await expect(page.getByText('Файл area.csv записан')).toBeVisible()
  expect(readFileSync(file, 'utf8')).toContain('Склад 1')

  await map.focus()
  await page.keyboard.press('Escape')
  await expect(panel(page).getByText('Участок не выбран')).toBeVisible()
})

test('around a point typed in, and around a chosen passport', async () => {
  const { page } = running
  await page.getByRole('button', { name: 'Выбрать вокруг точки' }).click()
  await panel(page).getByLabel('Радиус, км').fill('20')
  await panel(page).getByLabel('Координаты').fill('51.13 71.43')
  await page.keyboard.press('Enter')
  // A circle of 20 km: 1 257 square kilometres.
  await expect(panel(page).getByText(/^1\s25\d км²$/)).toBeVisible()
  await panel(page).getByRole('radio', { name: 'Вокруг выбранного объекта' }).check()
  await panel(page).getByLabel('Радиус, км').fill('5')
  await panel(page)
    .getByRole('button', { name: /^Опасные объекты \(паспорта\)/ })
    .click()
  await panel(page)
    .getByRole('row', { name: /Склад 2/ })
    .click()
  await panel(page).getByRole('button', { name: 'К числам' }).click()
  await panel(page).getByRole('button', { name: 'Выбрать', exact: true }).click()
  await expect(panel(page).getByText(/^78,5 км²$/)).toBeVisible()
})
