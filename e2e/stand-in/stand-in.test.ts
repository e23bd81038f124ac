import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const electron = join(import.meta.dirname, 'dist/electron')
const app = join(import.meta.dirname, 'testing/app')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stand-in-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Its own temporary folder shows what a run leaves behind. */
function run(...args: string[]): ChildProcess {
  return spawn(electron, [app, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder, XDG_CONFIG_HOME: folder, STANDIN_HEADLESS: '1' },
  })
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = ''
  child.stdout?.on('data', (chunk) => (output += String(chunk)))
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  await once(child, 'close')
  return output
}

/** Living processes whose command line names our folder or app. */
function leftOver(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return line.includes(folder) || line.includes(join(app, 'utility.js')) ? [line] : []
      } catch {
        // It has just ended.
        return []
      }
    })
}

const profiles = () => readdirSync(folder).filter((name) => name.startsWith('stand-in-profile-'))

const expectNothingLeft = () =>
  vi.waitFor(() => expect([leftOver(), profiles()]).toEqual([[], []]), {
    timeout: 20_000,
    interval: 200,
  })

test('windows, bridge, printing and utility processes work as on Electron', async () => {
  const output = await outputOf(run())
  const line = output.split('\n').find((text) => text.startsWith('FOUND '))
  expect(line, output).toBeDefined()
  expect(JSON.parse(line?.slice(6) ?? '{}')).toEqual({
    shown: {
      id: '#shown',
      heard: ['stop'],
      frames: 1,
      look: {
        origin: 'http://test.localhost',
        frozen: true,
        echo: { date: '1970-01-01T00:00:00.005Z', map: {} },
        bytes: ['Uint8Array', 1, 2, 3],
        error: "Error: Error invoking remote method 'fail': TypeError: refused",
        unknown:
          "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
        thrown: 'RangeError: too far',
        unsupported: 'Error: electron stand-in: ipcRenderer.sendSync is not supported',
        uncloneable: expect.stringContaining('could not be cloned'),
        post: 201,
        number: '1,234.5',
        month: 'January',
        worker: 'from the worker',
        opened: true,
        russian: '0,5',
      },
    },
    refused: ['https://example.org/'],
    hidden: { id: '#hidden', heard: ['for the hidden one'], frames: 0 },
    framesOnceShown: 1,
    'sender #shown': 'app://test/index.html#shown',
    'sender #hidden': 'app://test/index.html#hidden',
    windows: 2,
    url: 'app://test/index.html#shown',
    pdf: '%PDF-',
    picture: [640, 480],
    afterClosing: [1, true],
    utility: { output: 'printed', messages: 2, code: 7 },
    utilityGone: true,
    main: { number: '1,234.5', version: '9.8.7' },
  })
  await expectNothingLeft()
}, 60_000)

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'after %s nothing is left behind',
  async (signal) => {
    const child = run('--wait')
    let output = ''
    child.stdout?.on('data', (chunk) => (output += String(chunk)))
    await vi.waitFor(() => expect(output).toContain('WAITING'), { timeout: 25_000, interval: 100 })
    expect(leftOver().length).toBeGreaterThan(3)
    child.kill(signal)
    await once(child, 'close')
    await expectNothingLeft()
  },
  60_000,
)

test('the version says what it is', async () => {
  const output = await outputOf(
    spawn(electron, ['--version'], { stdio: ['ignore', 'pipe', 'pipe'] }),
  )
  expect(output).toMatch(/^v45\.\d+\.\d+ \(stand-in\)\n$/)
  expect(existsSync(join(import.meta.dirname, 'dist/version'))).toBe(true)
})
