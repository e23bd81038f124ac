import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { toApp, toHttp } from './app-server.ts'
import type { TypedSession } from './cdp.ts'
import type { Chromium } from './chromium.ts'
import { createCodec, nodeCodec } from './codec.ts'
import {
  forgetKazakh,
  holdFrames,
  type IsolatedOptions,
  linkWorlds,
  refuseWindows,
  runPreload,
} from './in-page.ts'

const world = 'ElectronIsolated'
const up = '__standInUp'
const down = '__standInDown'
const release = '__standInRelease'

type AnyFunction = (...args: never[]) => unknown
const textOf = (fn: AnyFunction): string => Function.prototype.toString.call(fn)
const call = (fn: AnyFunction, ...args: string[]): string => `(${textOf(fn)})(${args.join(', ')});`

const withoutFragment = (url: string): string => url.replace(/#.*$/, '')

export type FromPage =
  | {
      readonly kind: 'invoke'
      readonly id: number
      readonly channel: string
      readonly args: unknown[]
    }
  | { readonly kind: 'window-open'; readonly url: string }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'preload-error'; readonly message: string }

export type ToPage =
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: unknown[] }

/** What the owner of a page decides and hears. */
export interface PageOwner {
  received(message: FromPage): void
  /** True lets the page go there. */
  mayNavigate(url: string): boolean
  windowOpen(url: string): void
  domReady(): void
  loaded(): void
  crashed(): void
  gone(): void
}
export interface PageOptions {
  readonly width: number
  readonly height: number
  readonly shown: boolean
  readonly preload: string | undefined
}

/** One window's page in Chromium, driven over the debugging protocol. */
export class Page {
  readonly targetId: string
  url = 'about:blank'
  readonly #chromium: Chromium
  readonly #session: TypedSession
  readonly #owner: PageOwner
  #context: number | null = null
  #expected = ''
  #opening = ''
  #loaded = Promise.withResolvers<void>()

  private constructor(chromium: Chromium, owner: PageOwner, targetId: string, sessionId: string) {
    this.#chromium = chromium
    this.#owner = owner
    this.targetId = targetId
    this.#session = chromium.cdp.session(sessionId)
  }

  static async open(chromium: Chromium, owner: PageOwner, options: PageOptions): Promise<Page> {
    const { browser } = chromium.cdp
    const targetId = await chromium.createWindow(options)
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
    const page = new Page(chromium, owner, targetId, sessionId)
    await page.#prepare(options)
    return page
  }

  get session(): TypedSession {
    return this.#session
  }

  async navigate(url: string): Promise<void> {
    this.#expected = toHttp(url)
    this.#loaded = Promise.withResolvers<void>()
    const { errorText } = await this.#session.send('Page.navigate', { url: this.#expected })
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await this.#loaded.promise
  }

  async reload(): Promise<void> {
    await this.#session.send('Page.reload')
  }

  /** Dropped when no page is there to hear it, as on Electron. */
  post(message: ToPage): void {
    const text = nodeCodec.encode(message)
    if (this.#context === null) return
    const expression = `${down}(${JSON.stringify(text)})`
    // The page may be gone by now; nobody waits for this.
    void this.#session
      .send('Runtime.evaluate', { expression, contextId: this.#context })
      .catch(() => undefined)
  }

  show(): void {
    void this.#session
      .send('Runtime.evaluate', { expression: `globalThis.${release}?.()` })
      .catch(() => undefined)
  }

  async resize(width: number, height: number): Promise<void> {
    const { browser } = this.#chromium.cdp
    const { targetId } = this
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId })
    await browser.send('Browser.setContentsSize', { windowId, width, height })
  }

  close(): void {
    void this.#session.send('Page.close').catch(() => undefined)
  }

  async #prepare(options: PageOptions): Promise<void> {
    this.#listen()
    const { send } = this.#session
    await Promise.all([
      send('Page.enable'),
      send('Runtime.enable'),
      send('Inspector.enable'),
      send('Runtime.addBinding', { name: up, executionContextName: world }),
      ...this.#scripts(options).map((script) =>
        send('Page.addScriptToEvaluateOnNewDocument', script),
      ),
      send('Fetch.enable', { patterns: [{ resourceType: 'Document', urlPattern: '*' }] }),
      // Nothing is held: Chromium would hold the page's workers too, and nobody would let them go.
      send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: false,
        flatten: true,
        filter: [{ type: 'page' }],
      }),
    ])
    if (this.#chromium.headless) await this.resize(options.width, options.height)
  }

  #scripts({ preload, shown }: PageOptions): { source: string; worldName?: string }[] {
    const channel = `x${crypto.randomUUID()}`
    const opening = `${channel}-open`
    const isolated: IsolatedOptions = { channel, opening, up, down, platform: process.platform }
    const body = `function (require, module, exports, process) {${preload ? readFileSync(preload, 'utf8') : ''}\n}`
    // Only the top frame of the product's own origin gets the bridge.
    const ours = `window === window.top && location.host.endsWith('.localhost')`
    const main = [
      call(forgetKazakh),
      shown ? '' : call(holdFrames, JSON.stringify(release)),
      `if (${ours}) ${call(linkWorlds, "'main'", JSON.stringify(channel))}`,
      call(refuseWindows, JSON.stringify(opening)),
    ]
    const parts = [JSON.stringify(isolated), textOf(createCodec), textOf(linkWorlds), body]
    const preloading = [call(forgetKazakh), `if (${ours}) ${call(runPreload, ...parts)}`]
    return [{ source: main.join('\n') }, { worldName: world, source: preloading.join('\n') }]
  }

  #listen(): void {
    const { on } = this.#session
    on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === world) this.#context = context.id
    })
    on('Runtime.executionContextsCleared', () => {
      this.#context = null
    })
    on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === up && executionContextId === this.#context)
        this.#owner.received(nodeCodec.decode(payload) as FromPage)
    })
    on('Page.frameNavigated', ({ frame }) => {
      if (!frame.parentId) this.url = toApp(frame.url + (frame.urlFragment ?? ''))
    })
    on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      // A page's main frame has the name of its target.
      if (frameId === this.targetId) this.url = toApp(url)
    })
    on('Page.domContentEventFired', () => this.#owner.domReady())
    on('Page.loadEventFired', () => {
      this.#loaded.resolve()
      this.#owner.loaded()
    })
    on('Inspector.targetCrashed', () => this.#owner.crashed())
    on('Page.windowOpen', ({ url }) => {
      this.#opening = url
    })
    on('Target.attachedToTarget', ({ targetInfo, sessionId }) => {
      this.#refusePopup(targetInfo.targetId, sessionId).catch(() => undefined)
    })
    on('Fetch.requestPaused', ({ requestId, request }) => void this.#decide(requestId, request.url))
    this.#chromium.cdp.browser.on('Target.detachedFromTarget', ({ targetId }) => {
      if (targetId === this.targetId) this.#owner.gone()
    })
    void this.#chromium.gone.then(() => this.#owner.gone())
  }

  /** What got past `refuseWindows`: it is there for a moment. */
  async #refusePopup(targetId: string, sessionId: string): Promise<void> {
    this.#owner.windowOpen(toApp(this.#opening))
    const popup = this.#chromium.cdp.session(sessionId)
    // Another debugger may hold it, and a held page never closes: it must run first.
    const running = popup.send('Runtime.evaluate', { expression: '0' }).catch(() => undefined)
    await Promise.race([running, delay(5_000)])
    await this.#chromium.cdp.browser.send('Target.closeTarget', { targetId }).catch(() => undefined)
  }

  async #decide(requestId: string, url: string): Promise<void> {
    const known = [this.#expected, toHttp(this.url)].map(withoutFragment).includes(url)
    const go = known || this.#owner.mayNavigate(toApp(url))
    const { send } = this.#session
    await (go
      ? send('Fetch.continueRequest', { requestId })
      : send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    ).catch(() => undefined)
  }
}
