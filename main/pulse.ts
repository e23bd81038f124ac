/** How often a data process is asked whether it lives. */
export const tickMs = 2_000

/** All of these are our choice. */
const silentTicksUntilBusy = 3
const quietTicksUntilHung = 5
/** A process that computes uses at least this much in a tick; the system's clock has 10 ms steps. */
const aliveCpuMs = 20
/** No read may take so long; an import in one transaction may. */
const longestBusyMs = { read: 60_000, write: 600_000 } as const
/** A longer pause than this between two ticks was the machine's sleep, not the process's. */
const longestTickMs = 3 * tickMs

export type Verdict = 'fine' | 'busy' | 'hung'

export interface Tick {
  /** Monotonic milliseconds. */
  readonly nowMs: number
  /** Processor time the process has used since its start, in milliseconds. */
  readonly cpuMs: number
}

/**
 * Tells a hung process from a busy one. SQLite calls are synchronous, so a long transaction cannot
 * answer; but it uses the processor, and one that waits for ever does not. A process that computes
 * without an end is given up after a limit far above the longest honest work.
 */
export class Pulse {
  readonly #role: keyof typeof longestBusyMs
  #last: Tick | null = null
  #silentTicks = 0
  #quietTicks = 0

  constructor(role: keyof typeof longestBusyMs) {
    this.#role = role
  }

  answered(): void {
    this.#silentTicks = 0
    this.#quietTicks = 0
  }

  tick(now: Tick): Verdict {
    const last = this.#last
    this.#last = now
    if (!last || now.nowMs - last.nowMs > longestTickMs) {
      this.answered()
      return 'fine'
    }
    this.#silentTicks += 1
    this.#quietTicks = now.cpuMs - last.cpuMs < aliveCpuMs ? this.#quietTicks + 1 : 0
    if (this.#quietTicks >= quietTicksUntilHung) return 'hung'
    if (this.#silentTicks * tickMs >= longestBusyMs[this.#role]) return 'hung'
    return this.#silentTicks >= silentTicksUntilBusy ? 'busy' : 'fine'
  }
}
