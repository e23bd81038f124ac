import { AppError, failureFrom, type Reply } from '../shared/contract/failure.ts'
import type { FromHost, HostOptions, ToHost } from '../shared/contract/host.ts'
import type { DataState } from '../shared/contract/shell.ts'
import type { Log } from './log.ts'
import { Pulse, tickMs } from './pulse.ts'
import { Restarts } from './restarts.ts'

/** A started process; Electron's `UtilityProcess` is one. */
export interface Child {
  readonly pid: number | undefined
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): void
  once(event: 'exit', listener: (code: number) => void): void
}

export interface DataProcessSetup {
  readonly options: HostOptions
  readonly log: Log
  readonly fork: () => Child
  /** Processor time a process has used, in milliseconds. */
  readonly cpuMs: (pid: number) => number
  readonly onEvent: (name: string, payload: unknown) => void
  readonly onState: (state: DataState) => void
  /** Asked after the third end in a minute: true tries again. */
  readonly onGivingUp: () => Promise<boolean>
  /**
   * What must be ready before this process may open the database: the reader waits for the writer,
   * which locks, checks and migrates. A refusal of the one is the answer of the other.
   */
  readonly after?: () => Promise<Reply>
}

type Settle = (reply: Reply) => void
/** What `AbortSignal` offers of interest here. */
type Signal = Pick<AbortSignal, 'aborted' | 'addEventListener'>

/** Time to finish what it is doing and to close the database; our choice. */
const stopMs = 10_000

const fine: Reply = { ok: true, value: null }

/** Starts, watches and restarts one data process; relays calls unread. */
export class DataProcess {
  readonly #setup: DataProcessSetup
  readonly #restarts = new Restarts()
  readonly #waiting = new Map<number, Settle>()
  #child: Child | null = null
  #pulse: Pulse
  #ready: Promise<Reply>
  #state: DataState
  #nextId = 1
  #stopping = false
  #blameless = false
  readonly #timer: NodeJS.Timeout

  constructor(setup: DataProcessSetup) {
    this.#setup = setup
    this.#pulse = new Pulse(this.#role)
    this.#state = this.#stateOf('starting')
    this.#ready = this.#start()
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  /** Resolves when the process serves, or with the failure that keeps it from serving. */
  get ready(): Promise<Reply> {
    return this.#ready
  }

  get state(): DataState {
    return this.#state
  }

  call(method: string, input: unknown, signal?: Signal): Promise<Reply> {
    return this.#ask((id) => ({ kind: 'call', id, method, input }), signal)
  }

  bulk(path: string, signal?: Signal): Promise<Reply> {
    return this.#ask((id) => ({ kind: 'bulk', id, path }), signal)
  }

  tell(name: string, payload: unknown): void {
    this.#child?.postMessage({ kind: 'event', name, payload } satisfies ToHost)
  }

  /** Ends the process without asking it; it starts again. */
  kill(why: string): void {
    const pid = this.#child?.pid
    if (!pid) return
    this.#setup.log.warn('data process killed', { role: this.#role, why })
    // A stopped or blocked process hears nothing but this.
    process.kill(pid, 'SIGKILL')
  }

  /** Ends it for a reason that is not its own fault, so that nobody counts it. */
  renew(why: string): void {
    this.#blameless = this.#child !== null
    this.kill(why)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearInterval(this.#timer)
    const child = this.#child
    if (!child) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.postMessage({ kind: 'stop' } satisfies ToHost)
    const late = setTimeout(() => this.kill('does not stop'), stopMs)
    await gone
    clearTimeout(late)
  }

  get #role(): HostOptions['role'] {
    return this.#setup.options.role
  }

  #stateOf(state: DataState['state'], failure: DataState['failure'] = null): DataState {
    return { role: this.#role, state, since: Date.now(), failure }
  }

  #enter(state: DataState['state'], failure: DataState['failure'] = null): void {
    if (this.#state.state === state) return
    this.#state = this.#stateOf(state, failure)
    this.#setup.onState(this.#state)
  }

  async #ask(message: (id: number) => ToHost, signal?: Signal): Promise<Reply> {
    const ready = await this.#ready
    if (!ready.ok) return ready
    if (signal?.aborted) return failed('cancelled', 'cancelled before it began')
    return new Promise((resolve) => {
      const child = this.#child
      if (!child) {
        resolve(failed('unavailable', `${this.#role} process ended`))
        return
      }
      const id = this.#nextId++
      this.#waiting.set(id, resolve)
      child.postMessage(message(id))
      signal?.addEventListener('abort', () => {
        if (this.#waiting.has(id)) child.postMessage({ kind: 'cancel', id } satisfies ToHost)
      })
    })
  }

  async #start(): Promise<Reply> {
    // It loads its code while it waits for the other.
    const child = this.#setup.fork()
    this.#child = child
    this.#pulse = new Pulse(this.#role)
    const { promise, resolve } = Promise.withResolvers<Reply>()
    child.on('message', (message) => this.#receive(message as FromHost, resolve))
    child.once('exit', (code) => this.#exited(code, resolve))
    const { options, log } = this.#setup
    log.info('data process started', { role: this.#role, pid: child.pid })
    child.postMessage({ kind: 'prepare', options } satisfies ToHost)
    const before = await (this.#setup.after?.() ?? fine)
    if (!before.ok) {
      this.#enter('refused', before.failure)
      return before
    }
    child.postMessage({ kind: 'start', options, logFolder: log.folder } satisfies ToHost)
    return promise
  }

  #receive(message: FromHost, ready: Settle): void {
    switch (message.kind) {
      case 'ready':
        this.#enter('serving')
        ready(fine)
        break
      case 'refused':
        if (!message.reply.ok) this.#enter('refused', message.reply.failure)
        ready(message.reply)
        break
      case 'event':
        this.#setup.onEvent(message.name, message.payload)
        break
      case 'pong':
        this.#pulse.answered()
        if (this.#state.state === 'busy') this.#enter('serving')
        break
      case 'reply':
        this.#waiting.get(message.id)?.(message.reply)
        this.#waiting.delete(message.id)
    }
  }

  #tick(): void {
    const child = this.#child
    if (!child?.pid) return
    const cpuMs = this.#setup.cpuMs(child.pid)
    const verdict = this.#pulse.tick({ nowMs: performance.now(), cpuMs })
    if (verdict === 'hung') this.kill('does not answer')
    else if (verdict === 'busy' && this.#state.state === 'serving') this.#enter('busy')
    child.postMessage({ kind: 'ping' } satisfies ToHost)
  }

  /** Calls under way are answered `unavailable`: the caller repeats what is safe to repeat. */
  #exited(code: number, ready: Settle): void {
    const lost = failed('unavailable', `${this.#role} process ended`)
    this.#child = null
    for (const resolve of this.#waiting.values()) resolve(lost)
    this.#waiting.clear()
    // Whoever still waits for this start waits for the next one's outcome instead.
    if (this.#stopping) {
      ready(lost)
      return
    }
    this.#setup.log.error('data process ended', { role: this.#role, code })
    this.#enter('restarting')
    this.#ready = this.#restart()
    void this.#ready.then(ready)
  }

  async #restart(): Promise<Reply> {
    const wait = this.#blameless ? 0 : this.#restarts.ended(performance.now())
    this.#blameless = false
    if (wait === 'ask') {
      this.#enter('stopped')
      void this.#setup.onGivingUp().then((again) => this.#tryAgain(again))
      // Calls are answered meanwhile, not kept waiting for a person.
      return failed('unavailable', `${this.#role} process ends again and again`)
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
    return this.#stopping ? failed('unavailable', 'stopping') : this.#start()
  }

  #tryAgain(again: boolean): void {
    if (!again || this.#stopping) return
    this.#restarts.forget()
    this.#enter('restarting')
    this.#ready = this.#start()
  }
}

function failed(code: 'unavailable' | 'cancelled', why: string): Reply {
  return { ok: false, failure: failureFrom(new AppError(code, { why })) }
}
