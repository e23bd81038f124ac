/** What a key of the digit row stands for in a number field. */
export type DigitKey =
  /** Take the digit instead of the character. */
  | { readonly kind: 'digit'; readonly digit: string }
  /** The layout's only comma and point lie on 6 and 7: take the character, and offer the digit. */
  | { readonly kind: 'separator'; readonly digit: string }

/**
 * The Kazakh layout types letters on the digit row (2 Ә, 3 І, 4 Ң, 5 Ғ, 8 Ү, 9 Ұ, 0 Қ, and a
 * quotation mark on 1), so a digit is recognised by the physical key. Null: leave the key alone.
 */
export function digitFromKey(code: string, key: string): DigitKey | null {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit === undefined || /^\d$/.test(key)) return null
  if (/^\p{L}$/u.test(key) || key === '"') return { kind: 'digit', digit }
  if (key === ',' || key === '.') return { kind: 'separator', digit }
  return null
}
