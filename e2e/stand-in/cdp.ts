import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from '@playwright/test'

type Listener = (params: never) => void
interface Waiting {
  readonly method: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}
interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: never
  readonly result?: never
  readonly error?: { readonly message: string }
}

/** One target, or the browser itself; typed by Playwright's copy of the protocol. */
export interface TypedSession {
  readonly send: CDPSession['send']
  readonly on: CDPSession['on']
}

/** Chromium's debugging protocol over its pipe: messages of JSON, each ended by a zero byte. */
export class Cdp {
  readonly browser: TypedSession
  readonly #input: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Map<string, Listener[]>()
  #rest: Buffer[] = []
  #nextId = 1
  #closed = false

  constructor(input: Writable, output: Readable) {
    this.#input = input
    this.browser = this.session('')
    input.on('error', () => this.#close())
    output.on('error', () => this.#close())
    output.on('close', () => this.#close())
    output.on('data', (chunk: Buffer) => this.#read(chunk))
  }

  session(id: string): TypedSession {
    const send = (method: string, params?: unknown) => this.#send(id, method, params)
    const on = (event: string, listener: Listener) => {
      const key = `${id} ${event}`
      this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener])
      return session
    }
    const session = { send, on } as unknown as TypedSession
    return session
  }

  #send(sessionId: string, method: string, params: unknown): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is gone`))
    return new Promise((resolve, reject) => {
      const id = this.#nextId++
      this.#waiting.set(id, { method, resolve, reject })
      const message = { id, method, params, ...(sessionId ? { sessionId } : {}) }
      this.#input.write(`${JSON.stringify(message)}\0`)
    })
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const whole = Buffer.concat([...this.#rest, chunk.subarray(start, end)])
      this.#rest = []
      start = end + 1
      this.#receive(JSON.parse(whole.toString('utf8')) as Message)
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start))
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      const key = `${message.sessionId ?? ''} ${message.method}`
      for (const listener of this.#listeners.get(key) ?? []) listener(message.params as never)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting?.resolve(message.result as never)
  }

  #close(): void {
    this.#closed = true
    for (const { method, reject } of this.#waiting.values())
      reject(new Error(`${method}: Chromium is gone`))
    this.#waiting.clear()
  }
}
