import { mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { closeRegistration, startServer } from './app-server.ts'
import { type Chromium, startChromium } from './chromium.ts'
import { createEmitter, createEvent, listening } from './emitter.ts'
import { type InstanceLock, takeLock } from './instance-lock.ts'
import { strict } from './strict.ts'
import { type App, type AppEvents, members } from './surface.ts'
import { readMetrics, useWatchdog } from './utility-process.ts'

/** What the command line of the executable said. */
export interface Boot {
  readonly appFolder: string
  readonly debuggingPort: boolean
}

/** A window, as far as quitting needs to know it. */
export interface OpenWindow {
  close(): void
  readonly closed: Promise<void>
}

const emitter = createEmitter<AppEvents>('app', [
  'second-instance',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
])
const switches = new Map<string, string>()
const openWindows = new Set<OpenWindow>()
const paths = new Map<string, string>()
const ready = Promise.withResolvers<void>()
let boot: Boot = { appFolder: '.', debuggingPort: false }
let name = ''
let chromium: Chromium | null = null
let quitting = false
// Held to the end: a lock that is collected is dropped.
let lock: InstanceLock | null = null

function packageJson(): { readonly version: string; readonly name: string; productName?: string } {
  return JSON.parse(readFileSync(join(boot.appFolder, 'package.json'), 'utf8'))
}

function readPath(which: string): string {
  const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  const userData = paths.get('userData') ?? join(paths.get('appData') ?? appData, name)
  const found = {
    appData,
    userData,
    home: homedir(),
    temp: tmpdir(),
    documents: join(homedir(), 'Documents'),
    downloads: join(homedir(), 'Downloads'),
    logs: join(userData, 'logs'),
    ...Object.fromEntries(paths),
  }[which]
  if (!found) throw new Error(`electron stand-in: path '${which}' is not supported`)
  if (which === 'userData') mkdirSync(found, { recursive: true })
  return found
}

/** As Electron: `before-quit`, every window closes, `will-quit`, `quit`; each may be prevented. */
async function quit(): Promise<void> {
  if (quitting) return
  quitting = true
  const before = createEvent()
  emitter.emit('before-quit', before)
  for (const window of openWindows) window.close()
  const patience = new Promise((resolve) => setTimeout(resolve, 5_000).unref())
  if (!before.defaultPrevented)
    await Promise.race([Promise.all([...openWindows].map((window) => window.closed)), patience])
  const will = createEvent()
  if (!before.defaultPrevented && openWindows.size === 0) emitter.emit('will-quit', will)
  quitting = false
  if (before.defaultPrevented || will.defaultPrevented || openWindows.size > 0) return
  quitting = true
  await chromium?.close()
  emitter.emit('quit', createEvent(), 0)
  process.exit(0)
}

const facade: App = {
  ...listening(emitter),
  whenReady: () => ready.promise,
  requestSingleInstanceLock: (data?: Record<string, unknown>) =>
    (lock ??= takeLock(
      readPath('userData'),
      { argv: process.argv, cwd: process.cwd(), data },
      (arrival) =>
        emitter.emit('second-instance', createEvent(), arrival.argv, arrival.cwd, arrival.data),
    )) !== null,
  quit: () => void quit(),
  exit: (code = 0) => {
    chromium?.kill()
    process.exit(code)
  },
  getPath: readPath,
  setPath: (which, path) => void paths.set(which, path),
  getVersion: () => packageJson().version,
  getAppMetrics: readMetrics,
  isPackaged: false,
  setName: (wanted) => {
    name = wanted
  },
}

/** What Playwright's Electron driver needs beside the product's own members. */
const driven = {
  commandLine: {
    appendSwitch: (key: string, value = '') => void switches.set(key, value),
  },
  isReady: () => chromium !== null,
  emit: (event: string, ...args: unknown[]) => emitter.raw.emit(event, ...args),
  listenerCount: (event: string) => emitter.raw.listenerCount(event),
}
const whole = Object.assign(facade, driven)
export const app: App = strict('app', whole, members.app, Object.keys(driven))

export function currentChromium(): Chromium {
  if (!chromium) throw new Error('Cannot create BrowserWindow before app is ready')
  return chromium
}

export function windowOpened(window: OpenWindow): void {
  openWindows.add(window)
}

export function windowClosed(window: OpenWindow): void {
  openWindows.delete(window)
  if (openWindows.size > 0 || quitting) return
  if (!emitter.emit('window-all-closed')) void quit()
}

/** Starts Chromium while `main` is loaded; ready is announced when both are done. */
export async function bootApp(options: Boot, main: () => Promise<unknown>): Promise<void> {
  boot = options
  const { productName, name: packageName } = packageJson()
  name = productName ?? packageName
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.quit())
  if (options.debuggingPort) endWithParent()
  const starting = startServer().then((port) =>
    startChromium({ port, debuggingPort: options.debuggingPort, switches }),
  )
  starting.catch(() => undefined)
  await main()
  chromium = await starting
  closeRegistration()
  useWatchdog(chromium.watchdog)
  void chromium.gone.then(() => quit())
  if (options.debuggingPort)
    process.stderr.write(`DevTools listening on ${await chromium.debuggerUrl()}\n`)
  // Playwright replaces `emit` to hold `ready` back until it has connected.
  whole.emit('ready', {})
  ready.resolve()
}

/** A driver that is killed cannot end us: its pipes stay open in nobody's hands. */
function endWithParent(): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) whole.exit(1)
  }, 1_000).unref()
}

export function resourcesFolder(distFolder: string): string {
  return join(dirname(join(distFolder, 'electron')), 'resources')
}
