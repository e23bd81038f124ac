import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { mintCommandId, mintRecordId } from '../../shared/contract/features/records.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { dataOf } from './data.ts'
import { findElectronDist, standInDist } from './runtime.ts'

const root = join(import.meta.dirname, '../..')

export interface LaunchOptions {
  /** Default: a fresh folder, removed when the application is closed. */
  readonly dataFolder?: string
  readonly language?: Language
  /** Without the demonstration data: starts faster. Default true. */
  readonly empty?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Leaves an empty store without anybody at work, as a newcomer finds it. Default false. */
  readonly signedOut?: boolean
}

/** A running application and its first window. */
export interface Running {
  readonly app: ElectronApplication
  readonly page: Page
  readonly dataFolder: string
  /** The product's own log so far. */
  log(): string
  close(): Promise<void>
}

/** Starts the true application; on Electron where its binary is, else on the stand-in. */
export async function launchApp(options: LaunchOptions = {}): Promise<Running> {
  const { language = 'ru', empty = true } = options
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'qorgau-e2e-'))
  // Read by the `electron` package when Playwright asks it for the program.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = findElectronDist() ?? standInDist
  const app = await _electron.launch({
    cwd: root,
    args: [
      '.',
      `--data=${dataFolder}`,
      `--lang=${language}`,
      empty ? '--empty' : '--demo',
      ...(options.args ?? []),
    ],
    env: { ...definedEnv(), STANDIN_HEADLESS: '1', ...options.env },
    timeout: 60_000,
  })
  const page = await app.firstWindow({ timeout: 120_000 })
  // A window exists before it shows its page.
  await page.waitForURL((url) => url.pathname.endsWith('.html'))
  if (!options.signedOut) await comeIn(page)
  return {
    app,
    page,
    dataFolder,
    log: () => readLogs(join(dataFolder, 'logs')),
    close: async () => {
      await app.close()
      if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** The administrator that a store of a test is given. */
export const testPerson = { login: 'tester', name: 'Test Person', password: 'a long test password' }

/** By the product's own calls; a demonstration has its officer at work already. */
async function comeIn(page: Page): Promise<void> {
  const data = dataOf(page)
  const { phase } = await data['account.state']({})
  const { login, name, password } = testPerson
  if (phase === 'signed-out') await data['account.signIn']({ login, password })
  if (phase === 'first-start')
    await data['account.begin']({
      command: mintCommandId(Date.now(), randomBytes(10)),
      record: mintRecordId(Date.now(), randomBytes(10)),
      recovery: Array.from({ length: 8 }, () => 'TEST').join('-'),
      login,
      name,
      password,
    })
}

/** Lines of all processes, in order of their time. */
function readLogs(folder: string): string {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.log'))
    : []
  const lines = names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  return lines.filter(Boolean).toSorted().join('\n')
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

interface Fixtures {
  /** Starts applications that are closed with the test; their logs are attached when it fails. */
  readonly launch: (options?: LaunchOptions) => Promise<Running>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from this pattern
  launch: async ({}, use, testInfo) => {
    const started: Running[] = []
    await use(async (options) => {
      const running = await launchApp(options)
      started.push(running)
      return running
    })
    for (const running of started) {
      if (testInfo.status !== testInfo.expectedStatus)
        await testInfo.attach('qorgau.log', { body: running.log(), contentType: 'text/plain' })
      await running.close()
    }
  },
})
