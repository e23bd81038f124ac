import type { Operator, Scalar } from '../dictionary/rules.ts'

type Test = (difference: number, slack: number) => boolean

/** What a difference of the two sides means; the slack is zero unless a tolerance is allowed. */
const tests: Readonly<Record<Operator, Test>> = {
  '<': (difference, slack) => difference < slack,
  '<=': (difference, slack) => difference <= slack,
  '=': (difference, slack) => Math.abs(difference) <= slack,
  '!=': (difference, slack) => Math.abs(difference) > slack,
  '>=': (difference, slack) => difference >= -slack,
  '>': (difference, slack) => difference > -slack,
}

/** `left op right`; numbers and texts of one form (ISO dates) compare, anything else is not judged. */
export function holds(left: unknown, op: Operator, right: unknown): boolean | undefined {
  if (op === '=' || op === '!=') return (left === right) === (op === '=')
  const bothNumbers = typeof left === 'number' && typeof right === 'number'
  const bothTexts = typeof left === 'string' && typeof right === 'string'
  if (!bothNumbers && !bothTexts) return undefined
  return tests[op](left < right ? -1 : left > right ? 1 : 0, 0)
}

/** As `holds` for numbers, with a tolerance in per cent of the greater side. */
export function holdsWithin(
  left: number,
  op: Operator,
  right: number,
  tolerancePct: number,
): boolean {
  const greater = Math.max(Math.abs(left), Math.abs(right))
  // Sums of decimal figures carry binary dust: 0.1 + 0.2 equals 0.3 for every rule.
  return tests[op](left - right, (greater * tolerancePct) / 100 + greater * 1e-9)
}

/** A value against a list of wanted ones; a list of values matches when it contains any of them. */
export function isOneOf(value: unknown, wanted: readonly Scalar[]): boolean {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  return given.some((one) => wanted.includes(one as Scalar))
}
