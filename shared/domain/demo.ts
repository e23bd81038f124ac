/**
 * Source that every value of the demonstration data carries: one word in all languages, because a
 * source is a text of the record.
 */
export const demoSource = 'DEMO'

/** True when the record's values come from the demonstration generator, unless they say otherwise. */
export function isSynthetic(src: Readonly<Record<string, unknown>>): boolean {
  const whole = src['*']
  return Array.isArray(whole) && whole[0] === demoSource
}
