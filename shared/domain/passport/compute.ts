import type { Expr, ExprOperator } from '../dictionary/rules.ts'
import type { KindDictionary } from '../dictionary.ts'
import { columnByKey, type Doc, readValues, type Values } from './values.ts'

/** Values of the computed fields by key; null where an input is missing or a divisor is zero. */
export function computeFields(kind: KindDictionary, doc: Doc): ReadonlyMap<string, number | null> {
  const computed = new Map<string, number | null>()
  const values = readValues(kind, doc, computed)
  for (const field of computedFields(kind))
    computed.set(field.key, valueOf(field.expr, kind, values))
  return computed
}

/** The document with its computed values in it: what projections, lists and prints read. */
export function withComputed(kind: KindDictionary, doc: Doc): Doc {
  const fields = [...computeFields(kind, doc)].flatMap(([key, value]) => {
    const field = kind.byKey.get(key)
    return field ? [[String(field.id), value] as const] : []
  })
  return fields.length === 0 ? doc : { ...doc, ...Object.fromEntries(fields) }
}

interface ComputedField {
  readonly key: string
  readonly expr: Expr
}

const orders = new WeakMap<KindDictionary, readonly ComputedField[]>()

/** In such an order that a formula finds the computed fields it names already computed. */
function computedFields(kind: KindDictionary): readonly ComputedField[] {
  const known = orders.get(kind)
  if (known) return known
  const waiting = kind.fields.flatMap((field) =>
    field.computed === null ? [] : [{ key: field.key, expr: field.computed }],
  )
  const order: ComputedField[] = []
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ expr }) =>
      inputsOf(expr).every((input) => waiting.every((other) => other.key !== input)),
    )
    if (next < 0) throw new Error(`formulas of ${kind.kind} go in a circle`)
    order.push(...waiting.splice(next, 1))
  }
  orders.set(kind, order)
  return order
}

/** Keys of the fields a formula reads. */
export function inputsOf(expr: Expr): readonly string[] {
  if (typeof expr === 'number') return []
  if (typeof expr === 'string') return [expr.split('.')[0] ?? expr]
  return expr.args.flatMap(inputsOf)
}

function valueOf(expr: Expr, kind: KindDictionary, values: Values): number | null {
  if (typeof expr === 'number') return expr
  if (typeof expr === 'string') return finite(values.get(expr))
  if (expr.op === 'sum' && expr.args.length === 1 && isColumn(expr.args[0]))
    return columnTotal(expr.args[0], kind, values)
  const args = expr.args.map((arg) => valueOf(arg, kind, values))
  return args.every((arg) => arg !== null) ? finite(operations[expr.op](args)) : null
}

const isColumn = (arg: Expr | undefined): arg is string =>
  typeof arg === 'string' && arg.includes('.')

/** Total of `table.column`; a table without rows adds up to nothing known, an empty cell to zero. */
function columnTotal(path: string, kind: KindDictionary, values: Values): number | null {
  const [table = '', key = ''] = path.split('.')
  const field = kind.byKey.get(table)
  const column = field && columnByKey(field, key)
  const rows = values.rows(table)
  if (!column || rows.length === 0) return null
  return rows.reduce((total, row) => total + (finite(row.cells[column.id]) ?? 0), 0)
}

const operations: Readonly<Record<ExprOperator, (args: readonly number[]) => number>> = {
  '+': (args) => args.reduce((a, b) => a + b),
  sum: (args) => args.reduce((a, b) => a + b),
  '-': (args) => args.reduce((a, b) => a - b),
  '*': (args) => args.reduce((a, b) => a * b),
  '/': (args) => args.reduce((a, b) => a / b),
  min: (args) => Math.min(...args),
  max: (args) => Math.max(...args),
  round: ([value = 0, decimals = 0]) => roundTo(value, decimals),
}

/** Half away from zero, as people round by hand; the exponent form avoids 1.005 → 1. */
export function roundTo(value: number, decimals: number): number {
  const [digits = '0', exponent = '0'] = String(Math.abs(value)).split('e')
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + decimals}`))
  return Math.sign(value) * Number(`${scaled}e${-decimals}`)
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
