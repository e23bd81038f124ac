/** Our choice: at once, then ever later; the person is asked after the third time in a minute. */
const delaysMs = [0, 500, 2_000] as const
const windowMs = 60_000

/** How often a process ended lately, and so what to do next. */
export class Restarts {
  #ends: readonly number[] = []

  /** Milliseconds to wait before the next start, or `ask`. */
  ended(nowMs: number): number | 'ask' {
    this.#ends = [...this.#ends.filter((at) => nowMs - at < windowMs), nowMs]
    return delaysMs[this.#ends.length - 1] ?? 'ask'
  }

  forget(): void {
    this.#ends = []
  }
}
