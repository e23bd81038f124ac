import type { Operator, RecordRule, Scalar } from '../dictionary/rules.ts'
import type { Column, Field } from '../dictionary.ts'
import { holds, holdsWithin, isOneOf } from './compare.ts'
import { type Issue, issueOf } from './issue.ts'
import { judgeTable } from './judge-table.ts'
import { operandOf } from './operand.ts'
import { conditionHolds } from './shown.ts'
import type { Subject } from './subject.ts'
import { columnByKey, isFilled } from './values.ts'
import { joinedFact, numberFact, quoted, word, writtenFact } from './wording.ts'

/** Findings of one rule about a filled field. A rule with an empty side is not judged. */
export function judgeRule(
  rule: RecordRule,
  field: Field,
  value: unknown,
  subject: Subject,
): readonly Issue[] {
  switch (rule.kind) {
    case 'range':
      return overCells(rule.column, (cell) =>
        typeof cell === 'number' &&
        (cell < (rule.min ?? -Infinity) || cell > (rule.max ?? Infinity))
          ? limits(rule)
          : null,
      )
    case 'pattern':
      return overCells(rule.column, (cell) =>
        typeof cell === 'string' && !expression(rule.re).test(cell) ? word('pattern') : null,
      )
    case 'compare':
      return overCells(rule.column, (cell, of) => {
        const right = operandOf(rule.to, subject)
        if (right === null || holds(cell, rule.op, right.value) !== false) return null
        return right.label
          ? word(`than.${rule.op}`, { other: right.label, right: writtenFact(of, right.value) })
          : word(`value.${rule.op}`, { right: right.text?.() ?? writtenFact(of, right.value) })
      })
    case 'length': {
      const size = typeof value === 'string' ? Array.from(value).length : 0
      if (size < (rule.min ?? 0))
        return [issueOf(field, rule, () => word('lengthMin', { n: rule.min ?? 0 }))]
      return size > (rule.max ?? Infinity)
        ? [issueOf(field, rule, () => word('lengthMax', { n: rule.max ?? 0 }))]
        : []
    }
    case 'allowed':
      return typeof value === 'number' && !rule.values.includes(value)
        ? [issueOf(field, rule, () => word('allowed', { values: list(rule.values) }))]
        : []
    case 'sumOfFields': {
      const parts = rule.fields.map((key) => subject.values.get(key))
      if (typeof value !== 'number' || !parts.every((part) => typeof part === 'number')) return []
      const sum = parts.reduce((a, b) => a + b, 0)
      if (holdsWithin(value, rule.op, sum, 0)) return []
      const key = rule.op === '=' || rule.op === '<=' ? rule.op : '>='
      return [issueOf(field, rule, () => word(`sum.${key}`, { fields: addends(rule.fields), sum }))]
    }
    case 'requiredIf':
      return []
    case 'valueIf': {
      if (!conditionHolds(rule.when, subject.kind, subject.values)) return []
      if (satisfies(value, rule.op, rule.value)) return []
      const other = nameOf(rule.when.field)
      return [issueOf(field, rule, () => word('valueIf', { other }))]
    }
    default:
      return judgeTable(rule, field, subject)
  }

  /** Runs a test over the value, or over every filled cell of the named column. */
  function overCells(
    key: string | undefined,
    test: (cell: unknown, of: Field | Column) => ReturnType<typeof word> | null,
  ): readonly Issue[] {
    if (key === undefined) {
      const found = test(value, field)
      return found ? [issueOf(field, rule, () => found)] : []
    }
    const column = columnByKey(field, key)
    if (!column) return []
    return subject.values.rows(field.key).flatMap((row) => {
      const cell = row.cells[column.id]
      const found = isFilled(cell) ? test(cell, column) : null
      return found ? [issueOf(field, rule, () => found, { row: row.id, column })] : []
    })
  }

  function nameOf(key: string) {
    const other = subject.kind.byKey.get(key)
    return other?.name ?? { kk: key, ru: key, en: key }
  }

  function addends(keys: readonly string[]) {
    return joinedFact(
      keys.map((key) => quoted(nameOf(key))),
      ' + ',
    )
  }
}

function limits({ min, max }: { readonly min?: number; readonly max?: number }) {
  if (min !== undefined && max !== undefined) return word('rangeBoth', { min, max })
  return min === undefined ? word('rangeMax', { max: max ?? 0 }) : word('rangeMin', { min })
}

function list(values: readonly number[]) {
  return joinedFact(
    values.map((n) => numberFact(n)),
    '; ',
  )
}

/** Against a list of values "=" means "contains". */
function satisfies(value: unknown, op: Operator, wanted: Scalar): boolean {
  return op === '=' ? isOneOf(value, [wanted]) : holds(value, op, wanted) !== false
}

const expressions = new Map<string, RegExp>()

function expression(source: string): RegExp {
  const known = expressions.get(source)
  if (known) return known
  const made = new RegExp(source, 'u')
  expressions.set(source, made)
  return made
}
