import type { IdleTask } from './context.ts'

interface IdleOptions {
  readonly tasks: readonly IdleTask[]
  readonly isBusy: () => boolean
  /** Runs one slice of a task; true while it has more to do. */
  readonly run: (task: IdleTask) => boolean
}

/** How long the process must have been quiet before it looks for work of its own. */
const quietMs = 50

/** Background work in slices, each given back to the event loop, none while calls wait. */
export class IdleWork {
  #timer: NodeJS.Timeout | null = null
  #stopped = false
  readonly #options: IdleOptions

  constructor(options: IdleOptions) {
    this.#options = options
  }

  /** Called when the last call ended, and after every commit. */
  wake(): void {
    if (this.#stopped || this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (!this.#options.isBusy() && this.#slice()) this.wake()
    }, quietMs)
    this.#timer.unref()
  }

  /** Everything that is due, now: before a process stops, and in tests. */
  finish(): void {
    while (!this.#stopped && this.#slice());
  }

  stop(): void {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  #slice(): boolean {
    return this.#options.tasks.map((task) => this.#options.run(task)).some(Boolean)
  }
}
