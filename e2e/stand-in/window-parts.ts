import { currentChromium, type OpenWindow, windowClosed, windowOpened } from './app.ts'
import { toHttp } from './app-server.ts'
import { createEmitter, createEvent } from './emitter.ts'
import { answerInvoke } from './ipc.ts'
import { type FromPage, Page, type PageOwner } from './page.ts'
import { applyPermissions } from './session.ts'
import { onlyKnown } from './strict.ts'
import type {
  BrowserWindow,
  WebContents,
  WebContentsEvents,
  WindowEvents,
  WindowOptions,
} from './surface.ts'

let lastId = 0

const windowOptions = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
]
const preferences = ['preload', 'sandbox', 'contextIsolation', 'nodeIntegration', 'spellcheck']

function checkOptions(options: WindowOptions): void {
  onlyKnown('BrowserWindow', options, windowOptions)
  const { webPreferences = {} } = options
  onlyKnown('webPreferences', webPreferences, preferences)
  if (
    webPreferences.sandbox === false ||
    webPreferences.contextIsolation === false ||
    webPreferences.nodeIntegration
  )
    throw new Error('electron stand-in: only sandboxed, isolated windows are supported')
}

/** The facades the product sees, built once around the parts. */
export type Build = (parts: WindowParts) => {
  readonly window: BrowserWindow
  readonly contents: WebContents
  readonly onGone: () => void
}

/** All that one window consists of: its page, its two facades and what they share. */
export class WindowParts implements PageOwner, OpenWindow {
  readonly id = ++lastId
  readonly closedGate = Promise.withResolvers<void>()
  readonly closed = this.closedGate.promise
  readonly events = createEmitter<WindowEvents>('BrowserWindow', [
    'ready-to-show',
    'close',
    'closed',
    'focus',
    'resize',
  ])
  readonly contentsEvents = createEmitter<WebContentsEvents>('webContents', [
    'will-navigate',
    'did-finish-load',
    'render-process-gone',
    'preload-error',
  ])
  readonly preload: string | undefined
  readonly page: Promise<Page>
  readonly bounds: Electron.Rectangle
  current: Page | null = null
  destroyed = false
  maximized = false
  shown: boolean
  announced = false
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  readonly contents: WebContents
  readonly window: BrowserWindow
  readonly onGone: () => void

  constructor(options: WindowOptions, build: Build) {
    checkOptions(options)
    this.preload = options.webPreferences?.preload
    this.shown = options.show !== false
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.page = Page.open(currentChromium(), this, {
      width,
      height,
      shown: this.shown,
      preload: this.preload,
    }).then((page) => (this.current = page))
    this.page.catch(() => this.close())
    const built = build(this)
    this.contents = built.contents
    this.window = built.window
    this.onGone = built.onGone
    windowOpened(this)
  }

  received(message: FromPage): void {
    if (message.kind === 'invoke') void this.#invoke(message)
    else if (message.kind === 'window-open') this.windowOpen(message.url)
    else if (message.kind === 'size') {
      Object.assign(this.bounds, { width: message.width, height: message.height })
      this.events.emit('resize')
    } else {
      process.stderr.write(`Unable to load preload script: ${message.message}\n`)
      const error = new Error(message.message)
      this.contentsEvents.emit('preload-error', createEvent(), this.preload ?? '', error)
    }
  }

  async #invoke({ id, channel, args }: Extract<FromPage, { kind: 'invoke' }>): Promise<void> {
    const url = this.current?.url ?? ''
    const senderFrame = url ? { url, origin: new URL(url).origin } : null
    const event = { sender: this.contents, senderFrame }
    this.current?.post({ id, ...(await answerInvoke(event, channel, args)) })
  }

  mayNavigate(url: string): boolean {
    const event = createEvent()
    this.contentsEvents.emit('will-navigate', { url, preventDefault: event.preventDefault })
    return !event.defaultPrevented
  }

  windowOpen(url: string): void {
    const details = { url, frameName: '', features: '', disposition: 'new-window' as const }
    const answer = this.openHandler?.({ ...details, referrer: { url: '', policy: 'default' } })
    if (answer?.action !== 'deny')
      process.stderr.write('electron stand-in: windows opened by a page are always refused\n')
  }

  domReady(): void {
    if (this.announced) return
    this.announced = true
    this.events.emit('ready-to-show')
  }

  loaded(): void {
    if (this.shown) this.current?.show()
    this.contentsEvents.emit('did-finish-load')
  }

  crashed(): void {
    const details = { reason: 'crashed', exitCode: 1 } as const
    this.contentsEvents.emit('render-process-gone', createEvent(), details)
  }

  close(): void {
    const event = createEvent()
    if (this.destroyed) return
    this.events.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    void this.page.then((page) => page.close()).catch(() => this.gone())
  }

  /** Chromium says the page is closed: by us, by the person or by its own script. */
  gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.onGone()
    this.closedGate.resolve()
    this.events.emit('closed')
    windowClosed(this)
  }

  show(): void {
    this.shown = true
    this.current?.show()
    this.focus()
  }

  focus(): void {
    void this.current?.session.send('Page.bringToFront').catch(() => undefined)
    this.events.emit('focus')
  }

  async load(url: string): Promise<void> {
    const page = await this.page
    const origins = { app: new URL(url).origin, http: new URL(toHttp(url)).origin }
    await applyPermissions(currentChromium().cdp.browser, this.contents, origins)
    await page.navigate(url)
  }
}
