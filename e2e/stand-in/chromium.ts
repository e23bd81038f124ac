import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Cdp } from './cdp.ts'
import { startWatchdog, type Watchdog } from './watchdog.ts'

export interface Chromium {
  readonly cdp: Cdp
  readonly headless: boolean
  readonly watchdog: Watchdog
  /** Address for another debugger, once it listens. */
  debuggerUrl(): Promise<string>
  /** Opens a window of its own and answers its target. */
  createWindow(size: Size): Promise<string>
  readonly gone: Promise<void>
  close(): Promise<void>
  kill(): void
}
interface Size {
  readonly width: number
  readonly height: number
}
export interface ChromiumOptions {
  /** Name of the host that stands for the scheme, and the local port that answers it. */
  readonly port: number
  /** Open the loopback debugging port too: only when a tool such as Playwright asks. */
  readonly debuggingPort: boolean
  /** Switches of the command line or of `app.commandLine`. */
  readonly switches: ReadonlyMap<string, string>
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function findChromium(): string {
  const wanted = process.env['CHROMIUM_PATH']
  const found = (wanted ? [wanted] : places).find((path) => existsSync(path))
  if (found) return found
  throw new Error('No Chromium. On Debian: apt-get install chromium; or set CHROMIUM_PATH.')
}

/** The address bar's list is a page of its own, and costs a second of processor time a start. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']
const fixedFeatures = [
  ...addressBar,
  'Translate',
  'OptimizationHints',
  'MediaRouter',
  'PaintHolding',
]

function commandLine(profile: string, headless: boolean, options: ChromiumOptions): string[] {
  const features = options.switches.get('disable-features')?.split(',') ?? []
  const others = [...options.switches].filter(([name]) => name !== 'disable-features')
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(options.debuggingPort ? ['--remote-debugging-port=0'] : []),
    // A stable origin: storage and cookies would otherwise depend on the port of this run.
    `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${options.port}`,
    '--no-startup-window',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-dev-shm-usage',
    `--disable-features=${[...new Set([...fixedFeatures, ...features])].join(',')}`,
    // Software WebGL makes even plain canvas slower; the product needs neither.
    '--disable-gpu',
    ...(headless ? ['--headless=new'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...others.map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
  ]
}

export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const headless =
    process.env['STANDIN_HEADLESS'] === '1' ||
    !(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
  const profile = mkdtempSync(join(tmpdir(), 'stand-in-profile-'))
  const watchdog = startWatchdog(profile)
  const program = findChromium()
  const debug = process.env['STANDIN_DEBUG'] ? 'inherit' : 'ignore'
  const child = spawn(program, commandLine(profile, headless, options), {
    // Its own process group, so that one signal ends all its processes.
    detached: true,
    stdio: ['ignore', debug, debug, 'pipe', 'pipe'],
  })
  if (child.pid) watchdog.add(-child.pid)
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => {
      if (child.pid) watchdog.remove(-child.pid)
      resolve()
    })
  })
  const cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
  await cdp.browser.send('Browser.getVersion')
  return {
    cdp,
    headless,
    watchdog,
    gone,
    debuggerUrl: () => readDebuggerUrl(profile),
    createWindow: (size) =>
      headless
        ? createTarget(cdp, { width: size.width, height: size.height })
        : createAppWindow(cdp, { program, profile, size }),
    close: () => closeGently(cdp, child, gone),
    kill: () => kill(child),
  }
}

function kill(child: ChildProcess): void {
  if (child.pid && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL')
}

async function closeGently(cdp: Cdp, child: ChildProcess, gone: Promise<void>): Promise<void> {
  // It may close the pipe before it answers.
  void cdp.browser.send('Browser.close').catch(() => undefined)
  const late = await Promise.race([gone, delay(3_000, 'late', { ref: false })])
  if (late) kill(child)
  await gone
}

async function readDebuggerUrl(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort')
  for (let tries = 0; tries < 600; tries++) {
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (port && path) return `ws://127.0.0.1:${port}${path.trim()}`
    await delay(25)
  }
  throw new Error('electron stand-in: Chromium opened no debugging port')
}

async function createTarget(cdp: Cdp, size: Size): Promise<string> {
  const options = { url: 'about:blank', newWindow: true, ...size }
  return (await cdp.browser.send('Target.createTarget', options)).targetId
}

let appWindows = 0

/** With a display, a window without tabs and address bar comes only from the command line. */
async function createAppWindow(
  cdp: Cdp,
  { program, profile, size }: { program: string; profile: string; size: Size },
): Promise<string> {
  const url = `about:blank#window-${++appWindows}`
  const sizeSwitch = `--window-size=${size.width},${size.height}`
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  spawn(program, [`--user-data-dir=${profile}`, ...sandbox, sizeSwitch, `--app=${url}`], {
    stdio: 'ignore',
  })
  for (let tries = 0; tries < 400; tries++) {
    const { targetInfos } = await cdp.browser.send('Target.getTargets')
    const found = targetInfos.find((target) => target.type === 'page' && target.url === url)
    if (found) return found.targetId
    await delay(25)
  }
  throw new Error('electron stand-in: Chromium opened no window')
}
