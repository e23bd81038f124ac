import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

interface Found {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}
interface WithAxe {
  readonly axe: {
    run(root: Document, options: object): Promise<{ readonly violations: readonly Found[] }>
  }
}

/** WCAG 2.2 A and AA and axe's good practice: each violation with the elements it concerns. */
export async function findViolations(
  page: Page,
  without: readonly string[] = [],
): Promise<readonly string[]> {
  // Half-way through a change of theme no contrast is what it will be.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  )
  await page.evaluate(source)
  const violations = await page.evaluate(async (without) => {
    const { axe } = globalThis as unknown as WithAxe
    const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
    return (await axe.run(document, { resultTypes: ['violations'], rules })).violations
  }, without)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html} (${failureSummary ?? ''})`),
  )
}

/** Fails with the list when the screen as it stands has any violation. */
export async function expectAccessible(
  page: Page,
  screen: string,
  without?: readonly string[],
): Promise<void> {
  expect(await findViolations(page, without), screen).toEqual([])
}
