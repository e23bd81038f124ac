/** Digits of order keys, in the order of their characters: keys compare as plain text. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = digits.length

function digitAt(key: string, index: number): number {
  const digit = digits.indexOf(key[index] ?? '0')
  if (digit < 0) throw new Error(`not an order key: ${key}`)
  return digit
}

/**
 * A key that stands between two others, so that moving a row writes one cell and no neighbour.
 * Null stands for the start before the first row and the end after the last. A key never ends in
 * `0`, which leaves room before every key.
 */
export function orderKeyBetween(before: string | null, after: string | null): string {
  const low = before ?? ''
  if (after !== null && low >= after) throw new Error(`no key between ${low} and ${after}`)
  let key = ''
  let open = after === null
  for (let i = 0; ; i++) {
    const from = digitAt(low, i)
    const to = open ? base : digitAt(after ?? '', i)
    if (to - from > 1) return key + (digits[Math.floor((from + to) / 2)] ?? '')
    // Only a key that ends in 0 leaves no room before it, and we never make one.
    if (!open && i >= (after ?? '').length) throw new Error(`no key before ${after}`)
    key += digits[from] ?? ''
    // One digit apart: whatever follows `from` is already below `after`.
    if (to - from === 1) open = true
  }
}

/** Keys of `count` rows in their order, after `last`. */
export function orderKeysAfter(last: string | null, count: number): readonly string[] {
  const width = Math.max(2, Math.ceil(Math.log(count + 2) / Math.log(base)))
  if (last === null) return Array.from({ length: count }, (_, i) => `${inBase(i + 1, width)}V`)
  const keys: string[] = []
  let previous = last
  for (let i = 0; i < count; i++) {
    previous = orderKeyBetween(previous, null)
    keys.push(previous)
  }
  return keys
}

function inBase(value: number, width: number): string {
  let text = ''
  for (let rest = value; text.length < width; rest = Math.floor(rest / base))
    text = (digits[rest % base] ?? '0') + text
  return text
}
