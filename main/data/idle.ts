import type { IdleTask } from './context.ts'

interface IdleOptions {
  /** Tasks of a rank take turns; those of the next wait until none of them has anything to do. */
  readonly ranks: readonly (readonly IdleTask[])[]
  readonly isBusy: () => boolean
  /** Runs one slice of a task; true while it has more to do. */
  readonly run: (task: IdleTask) => boolean
}

/** How long the process must have been quiet before it looks for work of its own. */
const quietMs = 50

/** Least pause between two slices; beyond it a slice is followed by a pause of its own length. */
const leastPauseMs = 5

/**
 * Background work, one slice of one task at a time, each given back to the event loop, none while
 * calls wait: it takes half a core at most.
 */
export class IdleWork {
  #timer: NodeJS.Timeout | null = null
  #stopped = false
  /** Task of each rank whose turn it is. */
  readonly #turns: number[]
  readonly #options: IdleOptions

  constructor(options: IdleOptions) {
    this.#options = options
    this.#turns = options.ranks.map(() => 0)
  }

  /** Called when the last call ended, and after every commit. */
  wake(): void {
    this.#later(quietMs)
  }

  /** Everything that is due, now: before a process stops, and in tests. */
  finish(): void {
    while (!this.#stopped && this.#slice());
  }

  stop(): void {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  #later(ms: number): void {
    if (this.#stopped || this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (this.#options.isBusy()) return
      const started = performance.now()
      if (this.#slice()) this.#later(Math.max(leastPauseMs, performance.now() - started))
    }, ms)
    this.#timer.unref()
  }

  /** One slice of the first task that has work; false when none has. */
  #slice(): boolean {
    return this.#options.ranks.some((tasks, rank) => this.#turn(tasks, rank))
  }

  #turn(tasks: readonly IdleTask[], rank: number): boolean {
    const first = this.#turns[rank] ?? 0
    for (let i = 0; i < tasks.length; i++) {
      const at = (first + i) % tasks.length
      const task = tasks[at]
      if (task && this.#options.run(task)) {
        this.#turns[rank] = at + 1
        return true
      }
    }
    return false
  }
}
