import { expect, type Page } from '@playwright/test'

/** Takes the part of the person of the demonstration who has the role, as the status bar offers it. */
export async function become(page: Page, role: string): Promise<void> {
  await page.locator('.status-bar').getByRole('button', { name: / · / }).click()
  await page.getByRole('menuitemcheckbox', { name: new RegExp(`· ${role}$`) }).click()
  await expect(
    page.locator('.status-bar').getByRole('button', { name: new RegExp(`· ${role}$`) }),
  ).toBeVisible()
}
