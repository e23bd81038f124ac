import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { languages } from '../shared/i18n/language.ts'
import { expectAccessible } from './support/axe.ts'
import { launchApp, type Running } from './support/launch.ts'

// One window for the whole file: starting it takes longer than any of the tests.
test.describe.configure({ mode: 'serial' })
let running: Running
test.beforeAll(async () => {
  running = await launchApp()
})
test.afterAll(() => running.close())

const chooseLanguage = async (page: Page, language: string) => {
  await page.locator(`footer button[lang="${language}"]`).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** A key as the Kazakh layout sends it: the letter of the layout on the physical key. */
const pressKazakh = (page: Page, code: string, key: string, held: object = {}) =>
  page.evaluate(
    ([code, key, held]) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, ...held }),
      ),
    [code, key, held] as const,
  )

test('the frame is accessible in every language and theme, with every window open', async () => {
  test.setTimeout(180_000)
  const { page } = running
  await expect(page.getByRole('navigation')).toBeVisible()
  for (const language of languages)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await chooseLanguage(page, language)
      await expectAccessible(page, `frame ${language} ${scheme}`)
    }
  for (const keys of ['Control+k', 'F1']) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, keys)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
})

test('the language changes at once, in the whole window and by key', async () => {
  const { page } = running
  await chooseLanguage(page, 'ru')
  await expect(page.getByRole('navigation')).toContainText('Карта')
  await pressKazakh(page, 'Digit3', 'і', { ctrlKey: true, altKey: true })
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('navigation')).toContainText('Map')
  await expect(page).toHaveTitle('Map · Qorgau')
})

test('a command is found from the wrong layout, and the reading is shown', async () => {
  const { page } = running
  await chooseLanguage(page, 'ru')
  // Ctrl+K on the Kazakh layout, where the key types «л».
  await pressKazakh(page, 'KeyK', 'л', { ctrlKey: true })
  await page.keyboard.type('n`vyfz')
  const palette = page.getByRole('dialog')
  await expect(palette).toContainText('Прочитано как «тёмная»')
  await expect(palette.getByRole('option')).toHaveText(['Тёмная тема'])
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a place is found in spite of a slip, and the reading is shown', async () => {
  const { page } = running
  await page.keyboard.press('Control+k')
  await page.keyboard.type('карагнада')
  const palette = page.getByRole('dialog')
  await expect(palette).toContainText('Найдено по «Караганда»: в запросе опечатка')
  await expect(palette.getByRole('option').first()).toContainText('Караганда')
  await expectAccessible(page, 'palette with hits')
  await page.keyboard.press('Escape')
})

test('with nothing to undo the command says so', async () => {
  const { page } = running
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').getByText('Отменять нечего')).toBeVisible()
})

test('at 200 percent nothing is cut off and every control still answers', async () => {
  const { page } = running
  await page.setViewportSize({ width: 1366, height: 768 })
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+Equal')
  await expect(page.locator('html')).toHaveCSS('font-size', '32px')
  const overflow = await page.evaluate(() => ({
    x: document.documentElement.scrollWidth > window.innerWidth,
    y: document.documentElement.scrollHeight > window.innerHeight,
  }))
  expect(overflow).toEqual({ x: false, y: false })
  await expectAccessible(page, '200 %')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+Minus')
  await expect(page.locator('html')).toHaveCSS('font-size', '16px')
})

test('About tells versions, and where data and log lie', async () => {
  const { page, dataFolder } = running
  await chooseLanguage(page, 'ru')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('о программе')
  await page.keyboard.press('Enter')
  const about = page.getByRole('dialog')
  await expect(about).toContainText(`${dataFolder}/logs`)
  await expect(about).toContainText(/SpatiaLite 5\./)
  await expectAccessible(page, 'about')
  await page.keyboard.press('Escape')
})

test('focus goes into a window, stays there, and comes back', async () => {
  const { page } = running
  const menu = page.locator('header button').first()
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab')
    expect(
      await page.evaluate(
        () =>
          document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
      ),
    ).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
})

test('the data state is told, and the first answer is in the log', async () => {
  const { page } = running
  await chooseLanguage(page, 'ru')
  await expect(page.locator('footer')).toContainText('Данные готовы')
  await expect.poll(() => running.log()).toContain('milestone first-answer')
})

test('what was chosen is so again after a restart', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'qorgau-settings-'))
  const first = await launchApp({ dataFolder })
  const change = async (keys: string) => first.page.keyboard.press(keys)
  await expect(first.page.getByRole('navigation')).toBeVisible()
  await change('Control+Equal')
  await first.page.locator('footer button').last().click()
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const settings = join(dataFolder, 'settings.json')
  const kept = () => (existsSync(settings) ? readFileSync(settings, 'utf8') : '')
  await expect.poll(kept).toContain('115')
  await expect.poll(kept).toMatch(/"theme": ?"dark"/)
  await first.close()
  const second = await launchApp({ dataFolder })
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(second.page.locator('html')).toHaveCSS('font-size', '18.4px')
  await second.close()
  rmSync(dataFolder, { recursive: true })
})
