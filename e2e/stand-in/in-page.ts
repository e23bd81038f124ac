import type { createCodec } from './codec.ts'

/*
 * Functions whose source text is put into the page before its own scripts run. Each may use only
 * its parameters and what a page has.
 */

interface Link {
  readonly expose: (key: string, api: unknown) => void
}
type Fn = (...args: unknown[]) => unknown
type BridgeMessage =
  | { readonly kind: 'call'; readonly id: number; readonly fn: number; readonly args: unknown[] }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: unknown }
  | { readonly kind: 'promise'; readonly id: number; readonly promise: number }
  | { readonly kind: 'expose'; readonly key: string; readonly api: unknown }

/**
 * The context bridge: both worlds run this, and speak by synchronous DOM events whose detail the
 * browser clones from world to world. Functions travel as numbers, promises as a later message.
 */
export function linkWorlds(side: 'main' | 'isolated', channel: string): Link {
  const other = side === 'main' ? 'isolated' : 'main'
  const functions = new Map<number, Fn>()
  const waiting = new Map<number, (message: BridgeMessage) => void>()
  const dispatch = EventTarget.prototype.dispatchEvent.bind(document)
  const Detail = CustomEvent
  let sequence = 0

  const post = (message: BridgeMessage): void => {
    dispatch(new Detail(channel + other, { detail: message }))
  }
  const isPlain = (value: unknown): value is Record<string, unknown> =>
    Object.prototype.toString.call(value) === '[object Object]'

  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.set(++sequence, value as Fn)
      return { $fn: sequence }
    }
    if (Array.isArray(value)) return value.map(pack)
    if (!isPlain(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)]))
  }
  const unpack = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unpack)
    if (!isPlain(value)) return value
    if (typeof value['$fn'] === 'number') return proxyOf(value['$fn'])
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]))
  }

  const settle = (message: BridgeMessage): unknown => {
    if (message.kind === 'value') return unpack(message.value)
    if (message.kind === 'failure') throw message.error
    if (message.kind !== 'promise') throw new Error('context bridge: unexpected answer')
    return new Promise((resolve, reject) => {
      waiting.set(message.promise, (late) => {
        waiting.delete(message.promise)
        if (late.kind === 'failure') reject(late.error)
        else resolve(settle(late))
      })
    })
  }

  const proxyOf = (fn: number): Fn => {
    return (...args) => {
      const id = ++sequence
      let answer: BridgeMessage | undefined
      waiting.set(id, (message) => {
        answer = message
      })
      post({ kind: 'call', id, fn, args: args.map(pack) })
      waiting.delete(id)
      if (!answer) throw new Error('An object could not be cloned.')
      return settle(answer)
    }
  }

  const answer = (id: number, value: unknown): void => {
    if (!(value instanceof Promise)) {
      post({ kind: 'value', id, value: pack(value) })
      return
    }
    const promise = ++sequence
    post({ kind: 'promise', id, promise })
    value.then(
      (late: unknown) => post({ kind: 'value', id: promise, value: pack(late) }),
      (error: unknown) => post({ kind: 'failure', id: promise, error }),
    )
  }

  const freeze = (value: unknown): unknown => {
    if (isPlain(value) || Array.isArray(value))
      for (const item of Object.values(value)) freeze(item)
    return Object.freeze(value)
  }

  const receive = (message: BridgeMessage): void => {
    if (message.kind === 'expose')
      Object.defineProperty(globalThis, message.key, {
        value: freeze(unpack(message.api)),
        enumerable: true,
      })
    else if (message.kind !== 'call') waiting.get(message.id)?.(message)
    else
      try {
        answer(message.id, functions.get(message.fn)?.(...message.args.map(unpack)))
      } catch (error) {
        post({ kind: 'failure', id: message.id, error })
      }
  }

  document.addEventListener(
    channel + side,
    (event) => {
      event.stopImmediatePropagation()
      const message = (event as CustomEvent<BridgeMessage | null>).detail
      if (message) receive(message)
    },
    true,
  )
  return { expose: (key, api) => post({ kind: 'expose', key, api: pack(api) }) }
}

export interface IsolatedOptions {
  readonly channel: string
  /** Event by which the page's own world says that it wanted to open a window. */
  readonly opening: string
  readonly up: string
  readonly down: string
  readonly platform: string
}
export type PreloadBody = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: object,
) => void

/** The isolated world: `ipcRenderer`, `contextBridge` and the preload script. */
export function runPreload(
  options: IsolatedOptions,
  makeCodec: typeof createCodec,
  makeLink: typeof linkWorlds,
  preload: PreloadBody,
): void {
  type Modern = { toBase64(): string }
  type ModernClass = { fromBase64(text: string): Uint8Array<ArrayBuffer> }
  type Listener = (event: unknown, ...args: unknown[]) => void
  type Down =
    | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
    | { readonly kind: 'failure'; readonly id: number; readonly error: string }
    | { readonly kind: 'event'; readonly channel: string; readonly args: unknown[] }

  const codec = makeCodec({
    encode: (bytes) => (bytes as unknown as Modern).toBase64(),
    decode: (text) => (Uint8Array as unknown as ModernClass).fromBase64(text),
  })
  const world = globalThis as unknown as Record<string, Fn>
  const send = (message: unknown) => world[options.up]?.(codec.encode(message))
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, (message: Down) => void>()
  let sequence = 0

  const invoke = (channel: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++sequence
      waiting.set(id, (message) => {
        waiting.delete(id)
        if (message.kind === 'failure')
          reject(new Error(`Error invoking remote method '${channel}': ${message.error}`))
        else if (message.kind === 'reply') resolve(message.value)
      })
      send({ kind: 'invoke', id, channel, args })
    })

  const guard = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key) => {
        if (typeof key === 'symbol' || key in object) return Reflect.get(object, key)
        throw new Error(`electron stand-in: ${name}.${key} is not supported`)
      },
    })
  const ipcRenderer: object = guard('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) => invoke(channel, args),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    removeListener: (channel: string, listener: Listener) => {
      const left = (listeners.get(channel) ?? []).filter((known) => known !== listener)
      listeners.set(channel, left)
      return ipcRenderer
    },
  })
  const link = makeLink('isolated', options.channel)
  const contextBridge = guard('contextBridge', { exposeInMainWorld: link.expose })

  world[options.down] = (text) => {
    const message = codec.decode(String(text)) as Down
    if (message.kind !== 'event') waiting.get(message.id)?.(message)
    else
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer }, ...message.args)
  }

  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer')
      return guard('electron', { ipcRenderer, contextBridge })
    throw new Error(`module not found: ${name} (a sandboxed preload cannot require packages)`)
  }
  const report = () =>
    send({ kind: 'size', width: globalThis.outerWidth, height: globalThis.outerHeight })
  globalThis.addEventListener('resize', report)
  document.addEventListener(options.opening, (event) => {
    event.stopImmediatePropagation()
    send({ kind: 'window-open', url: String((event as CustomEvent).detail) })
  })
  try {
    const process = { type: 'renderer', sandboxed: true, versions: {}, platform: options.platform }
    const module = { exports: {} }
    preload(require, module, module.exports, process)
  } catch (error) {
    send({ kind: 'preload-error', message: String(error) })
  }
}

/**
 * A window the page asks for is refused before there is one: `open` answers null, as on Electron.
 * What gets past (a form, a stopped click) becomes a popup, which is closed.
 */
export function refuseWindows(opening: string): void {
  const dispatch = EventTarget.prototype.dispatchEvent.bind(document)
  const tell = (url: string) => dispatch(new CustomEvent(opening, { detail: url }))
  globalThis.open = (url) => {
    tell(new URL(String(url ?? 'about:blank'), location.href).href)
    return null
  }
  const onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    if (!link?.href || event.defaultPrevented) return
    const ownWindow = link.target !== '' && link.target !== '_self'
    if (!ownWindow && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button !== 1)
      return
    event.preventDefault()
    tell(link.href)
  }
  globalThis.addEventListener('click', onClick)
  globalThis.addEventListener('auxclick', onClick)
}

/**
 * Chromium's own tables, and so Electron's, know no Kazakh; another build (or Node) may. English in
 * its place makes a forgotten `Intl` call show everywhere.
 */
export function forgetKazakh(): void {
  type Locales = string | string[] | undefined
  const without = (locales: Locales): Locales => {
    if (locales === undefined) return undefined
    return [locales].flat().map((name) => (/^kk\b/i.test(name) ? 'en' : name))
  }
  const intl = Intl as unknown as Record<string, unknown>
  for (const [name, original] of Object.entries(Object.getOwnPropertyDescriptors(Intl))) {
    const known: unknown = original.value
    if (typeof known !== 'function' || !('supportedLocalesOf' in known)) continue
    intl[name] = new Proxy(known, {
      construct: (target, [locales, ...rest], newTarget) =>
        Reflect.construct(target, [without(locales as Locales), ...rest], newTarget) as object,
      apply: (target, self, [locales, ...rest]: unknown[]) =>
        Reflect.apply(target, self, [without(locales as Locales), ...rest]) as unknown,
    })
  }
  const wrap = (prototype: object, name: string, at: number) => {
    const owner = prototype as Record<string, Fn>
    const original = owner[name]
    if (!original) return
    owner[name] = function (this: unknown, ...args: unknown[]) {
      if (args.length > at) args[at] = without(args[at] as Locales)
      return Reflect.apply(original, this, args)
    }
  }
  wrap(String.prototype, 'localeCompare', 1)
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])
    for (const prototype of [Number, BigInt, Date, Array].map((owner) => owner.prototype as object))
      if (Object.hasOwn(prototype, name)) wrap(prototype, name, 0)
}

/** A window that is not shown may get no animation frames: what relies on them must fail here. */
export function holdFrames(release: string): void {
  const request = globalThis.requestAnimationFrame.bind(globalThis)
  const cancel = globalThis.cancelAnimationFrame.bind(globalThis)
  const held = new Map<number, FrameRequestCallback>()
  let sequence = 0
  let holding = true
  globalThis.requestAnimationFrame = (callback) => {
    if (!holding) return request(callback)
    held.set(--sequence, callback)
    return sequence
  }
  globalThis.cancelAnimationFrame = (handle) => {
    if (!held.delete(handle)) cancel(handle)
  }
  Object.defineProperty(globalThis, release, {
    value: () => {
      holding = false
      for (const callback of held.values()) request(callback)
      held.clear()
    },
  })
}
