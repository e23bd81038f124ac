import type { Language } from './language.ts'

/** Plural forms after CLDR: ru uses one, few, many, other; en one, other; kk other alone is enough. */
export interface Plural {
  readonly one?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** A message in all three languages; `{name}` marks a parameter, a plural is chosen by `{n}`. */
export type Message = Readonly<Record<Language, string | Plural>>

export type Params = Readonly<Record<string, string | number>>

/** Types a table of messages: a key without one of the languages does not compile. */
export function messages<const M extends Readonly<Record<string, Message>>>(table: M): M {
  return table
}

/** Cardinal plural category; rules after CLDR for integers, fractions are `other`. */
export function pluralCategory(language: Language, n: number): keyof Plural {
  if (language === 'kk' || !Number.isInteger(n))
    return language !== 'kk' ? 'other' : n === 1 ? 'one' : 'other'
  if (language === 'en') return n === 1 ? 'one' : 'other'
  const tens = Math.abs(n) % 100
  const ones = tens % 10
  if (ones === 1 && tens !== 11) return 'one'
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return 'few'
  return 'many'
}

/** Fills a message; a number among the parameters is written by `writeNumber`. */
export function fill(
  message: Message,
  language: Language,
  params: Params,
  writeNumber: (n: number) => string,
): string {
  const form = message[language]
  const text =
    typeof form === 'string'
      ? form
      : (form[pluralCategory(language, Number(params['n'] ?? 0))] ?? form.other)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? writeNumber(value) : value
  })
}
