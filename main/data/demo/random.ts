/** A stream of numbers that follows from its name alone: the same world at every start. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  readonly between: (low: number, high: number) => number
  /** Both ends included. */
  readonly whole: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly [T, ...T[]] | readonly T[]) => T
  readonly bytes: (count: number) => Uint8Array
}

/** FNV-1a over the name seeds a mulberry32 generator: small, fast, good enough to look alive. */
export function randomOf(...name: readonly (string | number)[]): Random {
  let state = 2_166_136_261
  for (const letter of name.join('/')) {
    state ^= letter.codePointAt(0) ?? 0
    state = Math.imul(state, 16_777_619)
  }
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]): T => {
      const found = from[Math.floor(next() * from.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
  }
}

/** Splits a whole number by weights so that the parts add up to it exactly (largest remainders). */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0) return weights.map((_, i) => (i === 0 ? total : 0))
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}
