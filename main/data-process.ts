import { type UtilityProcess, utilityProcess } from 'electron'
import { AppError, failureFrom, type Reply } from '../shared/contract/failure.ts'
import type { FromHost, HostOptions, ToHost } from '../shared/contract/host.ts'
import type { Log } from './log.ts'

interface Waiting {
  readonly resolve: (reply: Reply) => void
}

export interface DataProcessSetup {
  readonly entry: string
  readonly options: HostOptions
  readonly log: Log
  readonly onEvent: (name: string, payload: unknown) => void
  /**
   * What must be ready before this process may open the database: the reader waits for the writer,
   * which locks, checks and migrates. A refusal of the one is the answer of the other.
   */
  readonly after?: () => Promise<Reply>
}

/** Starts, watches and restarts one data process; relays calls unread. */
export class DataProcess {
  #child: UtilityProcess | null = null
  #ready: Promise<Reply>
  #waiting = new Map<number, Waiting>()
  #nextId = 1
  #stopping = false
  #starts: number[] = []
  readonly #entry: string
  readonly #options: HostOptions
  readonly #log: Log
  readonly #onEvent: (name: string, payload: unknown) => void
  readonly #after: () => Promise<Reply>

  constructor({ entry, options, log, onEvent, after }: DataProcessSetup) {
    this.#entry = entry
    this.#options = options
    this.#log = log
    this.#onEvent = onEvent
    this.#after = after ?? (() => Promise.resolve({ ok: true, value: null }))
    this.#ready = this.#start()
  }

  /** Resolves when the process serves, or with the failure that keeps it from serving. */
  get ready(): Promise<Reply> {
    return this.#ready
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  async call(method: string, input: unknown): Promise<Reply> {
    const ready = await this.#ready
    if (!ready.ok) return ready
    return this.#send((id) => ({ kind: 'call', id, method, input }))
  }

  async bulk(path: string): Promise<Reply> {
    const ready = await this.#ready
    if (!ready.ok) return ready
    return this.#send((id) => ({ kind: 'bulk', id, path }))
  }

  tell(name: string, payload: unknown): void {
    this.#post({ kind: 'event', name, payload })
  }

  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    if (!child) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    this.#post({ kind: 'stop' })
    await gone
  }

  #send(message: (id: number) => ToHost): Promise<Reply> {
    return new Promise((resolve) => {
      const id = this.#nextId++
      this.#waiting.set(id, { resolve })
      this.#post(message(id))
    })
  }

  #post(message: ToHost): void {
    this.#child?.postMessage(message)
  }

  #start(): Promise<Reply> {
    this.#starts = [...this.#starts.filter((at) => Date.now() - at < 60_000), Date.now()]
    const child = utilityProcess.fork(this.#entry, [this.#options.role], {
      serviceName: `qorgau-${this.#options.role}`,
      stdio: 'inherit',
    })
    this.#child = child
    const { promise, resolve } = Promise.withResolvers<Reply>()
    child.on('message', (message: unknown) => this.#receive(message as FromHost, resolve))
    child.once('exit', (code) => this.#exited(code, resolve))
    void this.#after().then((before) => {
      if (!before.ok) resolve(before)
      else if (this.#child === child)
        child.postMessage({ kind: 'start', options: this.#options } satisfies ToHost)
    })
    return promise
  }

  #receive(message: FromHost, ready: (reply: Reply) => void): void {
    if (message.kind === 'ready') ready({ ok: true, value: null })
    else if (message.kind === 'refused') ready(message.reply)
    else if (message.kind === 'event') this.#onEvent(message.name, message.payload)
    else if (message.kind === 'reply') {
      this.#waiting.get(message.id)?.resolve(message.reply)
      this.#waiting.delete(message.id)
    }
  }

  /** Calls under way are answered `unavailable`: the caller repeats what is safe to repeat. */
  #exited(code: number, ready: (reply: Reply) => void): void {
    const lost = failureFrom(
      new AppError('unavailable', { why: `${this.#options.role} process ended` }),
    )
    for (const { resolve } of this.#waiting.values()) resolve({ ok: false, failure: lost })
    this.#waiting.clear()
    this.#child = null
    if (this.#stopping) return
    ready({ ok: false, failure: lost })
    this.#log.error(`data process ended`, { role: this.#options.role, code })
    const delay = this.#starts.length > 3 ? 5_000 : 0
    const { promise, resolve } = Promise.withResolvers<Reply>()
    this.#ready = promise
    setTimeout(() => void this.#start().then(resolve), delay)
  }
}
