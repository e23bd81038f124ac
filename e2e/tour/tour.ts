import { expect } from '@playwright/test'
import type { Stage, Step } from './step.ts'

/** Milestones are logged by the product itself. */
const reached = (stage: Stage, name: string) =>
  expect
    .poll(() => stage.log().includes(`milestone ${name}`), { timeout: 30_000, message: name })
    .toBe(true)

/** The main job, in order. */
export const tour: readonly Step[] = [
  {
    title: 'The window opens',
    run: async ({ page }) => {
      await expect(page.locator('#root > *').first()).toBeVisible()
    },
  },
  {
    title: 'The store answers',
    run: (stage) => reached(stage, 'first-answer'),
  },
  {
    title: 'The map of Kazakhstan is drawn',
    run: async (stage) => {
      await reached(stage, 'first-tile')
      await expect(stage.page.locator('.ol-viewport').first()).toBeVisible()
    },
  },
]
