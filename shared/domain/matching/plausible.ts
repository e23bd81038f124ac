import type { Column, Field, KindDictionary } from '../dictionary.ts'
import type { ReadValue } from './cell-reading.ts'

/** A value the rules of its field refuse, or warn of: bounds, list of numbers, form of the text. */
export function breaksRule(value: ReadValue, field: Field, column?: Column): boolean {
  return field.rules.some((rule) => {
    const own = 'column' in rule ? rule.column : undefined
    if (own !== column?.key) return false
    if (rule.kind === 'range' && typeof value === 'number')
      return value < (rule.min ?? -Infinity) || value > (rule.max ?? Infinity)
    if (rule.kind === 'allowed' && typeof value === 'number') return !rule.values.includes(value)
    if (rule.kind === 'pattern' && typeof value === 'string')
      return !new RegExp(rule.re, 'u').test(value)
    return false
  })
}

/** «БИН 990540004411» holds what the field wants between words it does not: the one fitting piece. */
export function fittingPiece(text: string, field: Field): string | null {
  const whole = field.rules.find(
    (rule) => rule.kind === 'pattern' && !('column' in rule && rule.column),
  )
  if (whole?.kind !== 'pattern' || !/^\^.*\$$/.test(whole.re)) return null
  const pieces = text.split(/[\s:;,()]+/).filter((piece) => new RegExp(whole.re, 'u').test(piece))
  return pieces.length === 1 ? (pieces[0] ?? null) : null
}

/** Fields whose numbers do not add up as the dictionary says, with the parts of the sum. */
export function wrongSums(values: ReadonlyMap<number, number>, kind: KindDictionary): Set<number> {
  const wrong = new Set<number>()
  for (const field of kind.fields) {
    const said = values.get(field.id)
    if (said === undefined) continue
    for (const rule of field.rules) {
      if (rule.kind !== 'sumOfFields' || rule.op !== '=') continue
      const parts = rule.fields.map((key) => kind.byKey.get(key)?.id ?? -1)
      const numbers = parts.map((id) => values.get(id))
      if (numbers.some((number) => number === undefined)) continue
      const sum = numbers.reduce<number>((total, number) => total + (number ?? 0), 0)
      // Half a per cent: thousands rounded by the clerk.
      if (Math.abs(sum - said) > 0.005 * Math.max(1, Math.abs(said)))
        for (const id of [field.id, ...parts]) wrong.add(id)
    }
  }
  return wrong
}
