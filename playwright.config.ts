import { defineConfig } from '@playwright/test'
import { findElectronDist } from './e2e/support/runtime.ts'

const hasElectron = findElectronDist() !== null

/** One suite: on Electron where its binary is, else on the stand-in, and the report says which. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'out/e2e',
  globalSetup: './e2e/support/build-first.ts',
  // The machine's two cores are better spent on one application at a time.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'out/e2e/report.json' }]],
  projects: hasElectron
    ? [{ name: 'electron', testMatch: '*.spec.ts' }]
    : [
        { name: 'electron', testMatch: 'support/no-electron.spec.ts' },
        { name: 'stand-in', testMatch: '*.spec.ts', testIgnore: 'support/**' },
      ],
})
