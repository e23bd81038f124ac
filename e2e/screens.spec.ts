import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { launchApp, type Running } from './support/launch.ts'

// One window for the whole file: starting it takes longer than any of the tests.
test.describe.configure({ mode: 'serial' })
let running: Running
test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launchApp({ empty: false })
})
test.afterAll(() => running.close())

async function chooseTheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
}

/** Every section of the rail, opened by its link. */
async function openEach(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const links = page.getByRole('navigation').getByRole('link')
  await expect(links.first()).toBeVisible()
  for (const link of await links.all()) {
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('main').getByText('Загрузка…')).toHaveCount(0)
    await look((await link.textContent()) ?? '')
  }
}

test('every section is accessible in the light and the dark theme, with data in it', async () => {
  test.setTimeout(300_000)
  const { page } = running
  for (const scheme of ['light', 'dark'] as const) {
    await chooseTheme(page, scheme)
    await openEach(page, (name) => expectAccessible(page, `${name}, ${scheme}`))
  }
})

test('every section fits a small window and large text without cutting anything off', async () => {
  const { page } = running
  await page.setViewportSize({ width: 1366, height: 768 })
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+Equal')
  await openEach(page, async (name) => {
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    expect(overflow, name).toBeLessThanOrEqual(0)
  })
  await page.keyboard.press('Control+Digit0')
})

test('the sources name a licence for every layer and mark what is schematic', async () => {
  const { page } = running
  await page.keyboard.press('Alt+Digit9')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  const licences = await page.locator('.sources tbody tr td:nth-of-type(2)').allTextContents()
  expect(licences.length).toBeGreaterThan(10)
  expect(licences.filter((licence) => licence.trim() === '')).toEqual([])
  await expect(rows.filter({ hasText: 'Районы и города' })).toContainText('схематично')
})

test('an open passport is accessible in both themes', async () => {
  test.setTimeout(180_000)
  const { page } = running
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Абай')
  await page.getByRole('group', { name: 'Паспорта' }).getByRole('option').first().click()
  await expect(page.locator('.ui-field').first()).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await chooseTheme(page, scheme)
    await expectAccessible(page, `passport, ${scheme}`)
  }
})
