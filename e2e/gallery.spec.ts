import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { launchApp, type Running } from './support/launch.ts'

// One window for the whole file: starting it takes longer than any of the tests.
test.describe.configure({ mode: 'serial' })
let running: Running
test.beforeAll(async () => {
  running = await launchApp()
})
test.afterAll(() => running.close())

/** Every component of the kit in its states, on a page no menu leads to. */
const openGallery = async (page: Page) => {
  await page.evaluate(() => {
    location.hash = '#/gallery'
  })
  await expect(page.locator('.gallery')).toBeVisible()
}

test('every component is accessible in both themes', async () => {
  test.setTimeout(180_000)
  const { page } = running
  await openGallery(page)
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
    await expectAccessible(page, scheme)
  }
  // The system's own colours are in force then, and axe reads ours.
  await page.emulateMedia({ forcedColors: 'active' })
  await expectAccessible(page, 'forced colours', ['color-contrast'])
  await page.emulateMedia({ forcedColors: 'none' })
})

test('a number field takes the letters of the Kazakh digit row as digits', async () => {
  const { page } = running
  await openGallery(page)
  const field = page.locator('input[inputmode="decimal"]').first()
  await field.fill('')
  await field.focus()
  const keys = [
    ['Digit1', '"'],
    ['Digit2', 'ә'],
    ['Digit9', 'ұ'],
    ['Digit0', 'қ'],
  ] as const
  for (const [code, key] of keys)
    await field.evaluate(
      (element, [code, key]) =>
        element.dispatchEvent(
          new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }),
        ),
      [code, key] as const,
    )
  await expect(field).toHaveValue('1290')
})

test('a comma from the 6 key is told, and one press makes it a digit', async () => {
  const { page } = running
  await openGallery(page)
  const field = page.locator('input[inputmode="decimal"]').first()
  await field.fill('12')
  await field.evaluate((element) =>
    element.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'Digit6', key: ',', bubbles: true, cancelable: true }),
    ),
  )
  await page.keyboard.insertText(',')
  await page.keyboard.insertText('5')
  await expect(field).toHaveValue('12,5')
  await page.locator('.ui-number-doubt button').click()
  await expect(field).toHaveValue('1265')
})

test('a combobox filters as typed, walks by arrows and gives back what was chosen', async () => {
  const { page } = running
  await openGallery(page)
  const box = page.getByRole('combobox').first()
  await box.fill('ақт')
  await expect(page.locator('.ui-combo-popup [role="option"]')).toHaveText(['АқтөбеKATO 100002000'])
  await box.fill('а')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('Ақмола')
  await box.fill('жоқ мұндай')
  await page.keyboard.press('Escape')
  await expect(box).toHaveValue('Ақмола')
})

test('a tree has one tab stop: arrows walk and open, Space ticks', async () => {
  const { page } = running
  await openGallery(page)
  const rows = page.getByRole('treeitem')
  await rows.first().focus()
  await page.keyboard.press('End')
  await expect(rows.last()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(rows).toHaveCount(5)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(rows.last()).toHaveAttribute('aria-checked', 'true')
  expect(await page.locator('[role="treeitem"][tabindex="0"]').count()).toBe(1)
})

test('a table of 100 000 rows keeps few of them and goes to the end by key', async () => {
  const { page } = running
  await openGallery(page)
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.getByText('Қарағанды ауданы 100000')).toBeVisible()
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(grid.locator('[role="row"][aria-selected="true"]')).toContainText('ауданы 2')
})

test('a splitter moves by arrow keys within its limits', async () => {
  const { page } = running
  await openGallery(page)
  const splitter = page.getByRole('separator')
  await splitter.focus()
  await page.keyboard.press('ArrowRight')
  await expect(splitter).toHaveAttribute('aria-valuenow', '336')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(splitter).toHaveAttribute('aria-valuenow', '200')
})

test('a fault in one panel leaves the others working, is told and is in the log', async () => {
  const { page } = running
  await openGallery(page)
  await page.getByRole('button', { name: 'fault' }).click()
  await expect(page.getByText('Эту панель не удалось показать')).toBeVisible()
  await expect(page.getByRole('grid')).toBeVisible()
  await expect.poll(() => running.log()).toContain('a planted fault')
})
