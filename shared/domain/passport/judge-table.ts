import type { RecordRule } from '../dictionary/rules.ts'
import type { Column, Field } from '../dictionary.ts'
import { holds, holdsWithin } from './compare.ts'
import { type Issue, issueOf } from './issue.ts'
import type { Subject } from './subject.ts'
import { columnByKey, isFilled, type Row } from './values.ts'
import { joinedFact, quoted, word, writtenFact } from './wording.ts'

type TableRule = Extract<
  RecordRule,
  { kind: 'rowCount' | 'sumOfColumn' | 'columnCompare' | 'columnOrder' | 'uniqueRows' }
>

/** Findings of a rule about the rows of a table. */
export function judgeTable(rule: TableRule, field: Field, subject: Subject): readonly Issue[] {
  const rows = subject.values.rows(field.key)
  if (rule.kind === 'rowCount') return rowCount(rule, field, rows)
  if (rule.kind === 'sumOfColumn') return sumOfColumn(rule, field, subject)
  if (rule.kind === 'columnCompare') return columnCompare(rule, field, subject)
  if (rule.kind === 'columnOrder') return columnOrder(rule, field, rows)
  return uniqueRows(rule, field, rows)
}

type Of<K extends TableRule['kind']> = Extract<TableRule, { kind: K }>

function rowCount(rule: Of<'rowCount'>, field: Field, rows: readonly Row[]): readonly Issue[] {
  const { min = 0, max = Infinity } = rule
  if (rows.length < min) return [issueOf(field, rule, () => word('rowsMin', { n: min }))]
  return rows.length > max ? [issueOf(field, rule, () => word('rowsMax', { n: max }))] : []
}

function sumOfColumn(rule: Of<'sumOfColumn'>, field: Field, subject: Subject): readonly Issue[] {
  const column = columnByKey(field, rule.column)
  const other = subject.kind.byKey.get(rule.field)
  const right = subject.values.get(rule.field)
  if (!column || !other || typeof right !== 'number') return []
  const cells = numbers(subject.values.rows(field.key), column)
  if (cells.length === 0) return []
  const sum = cells.reduce((a, b) => a + b, 0)
  if (holdsWithin(sum, rule.op, right, 0)) return []
  const key = rule.op === '=' || rule.op === '<=' ? rule.op : '>='
  return [
    issueOf(
      field,
      rule,
      () => word(`total.${key}`, { column: column.label, sum, other: other.name, right }),
      { column },
    ),
  ]
}

function columnCompare(
  rule: Of<'columnCompare'>,
  field: Field,
  { kind, values }: Subject,
): readonly Issue[] {
  const left = columnByKey(field, rule.left)
  const table = rule.table === undefined ? field : kind.byKey.get(rule.table)
  const right = table && columnByKey(table, rule.right)
  if (!left || !table || !right) return []
  const others = values.rows(table.key)
  return values.rows(field.key).flatMap((row) => {
    const cell = row.cells[left.id]
    const against = rule.table === undefined ? [row] : others
    const worst = against.find(
      (other) =>
        isFilled(cell) &&
        isFilled(other.cells[right.id]) &&
        holds(cell, rule.op, other.cells[right.id]) === false,
    )
    if (!worst) return []
    const facts = { other: right.label, right: writtenFact(right, worst.cells[right.id]) }
    return [
      issueOf(field, rule, () => word(`than.${rule.op}`, facts), { row: row.id, column: left }),
    ]
  })
}

function columnOrder(
  rule: Of<'columnOrder'>,
  field: Field,
  rows: readonly Row[],
): readonly Issue[] {
  const column = columnByKey(field, rule.column)
  const by = rule.by === undefined ? undefined : columnByKey(field, rule.by)
  const per = rule.per === undefined ? undefined : columnByKey(field, rule.per)
  if (!column) return []
  const sorted = by
    ? [...rows].sort((a, b) => Number(a.cells[by.id] ?? 0) - Number(b.cells[by.id] ?? 0))
    : rows
  const last = new Map<unknown, unknown>()
  return sorted.flatMap((row) => {
    const cell = row.cells[column.id]
    if (!isFilled(cell)) return []
    const series = per ? row.cells[per.id] : ''
    const before = last.get(series)
    last.set(series, cell)
    const op = rule.direction === 'up' ? '>=' : '<='
    if (before === undefined || holds(cell, op, before) !== false) return []
    const key = rule.direction === 'up' ? 'orderUp' : 'orderDown'
    return [
      issueOf(field, rule, () => word(key, { column: column.label }), { row: row.id, column }),
    ]
  })
}

/** The second and later rows with the same filled values are the faulty ones. */
function uniqueRows(rule: Of<'uniqueRows'>, field: Field, rows: readonly Row[]): readonly Issue[] {
  const columns = rule.columns
    .map((key) => columnByKey(field, key))
    .filter((column) => column !== undefined)
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const cells = columns.map((column) => row.cells[column.id])
    if (!cells.every(isFilled)) return []
    const key = JSON.stringify(cells)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    const names = joinedFact(
      columns.map((column) => quoted(column.label)),
      ', ',
    )
    const place = { row: row.id, column: columns[0] }
    return [issueOf(field, rule, () => word('uniqueRows', { columns: names }), place)]
  })
}

function numbers(rows: readonly Row[], column: Column): readonly number[] {
  return rows.flatMap((row) => {
    const cell = row.cells[column.id]
    return typeof cell === 'number' ? [cell] : []
  })
}
