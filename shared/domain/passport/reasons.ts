import { fieldsOf } from '../dictionary/rule-parts.ts'
import { gatheredKinds, isGathered } from '../dictionary/rules.ts'
import type { Column, KindDictionary } from '../dictionary.ts'
import { withComputed } from './compute.ts'
import type { Issue } from './issue.ts'
import { type Doc, isFilled, rowsOf } from './values.ts'

/**
 * Why a warning may stand. Reasons are rows of a table that every passport has beside its indicators
 * (our choice of number: the dictionary has no field 99, a test looks), so they are written by
 * commands, merge row by row and are undone like any value.
 */
export const reasonsField = 99

const about = 1
const rule = 2
const evidence = 3
const words = 4

const reasonColumn = (id: number, key: string): Column => ({
  id,
  key,
  type: 'text',
  plain: false,
  unit: null,
  options: [],
  ref: null,
  leaf: false,
  required: true,
  label: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
})

/** The words of a reason, as a column that is typed into. */
export const reasonText = reasonColumn(words, 'text')

/** Address of what is found, rule, mark of the values it was found in, the reason itself. */
export const reasonColumns: readonly Column[] = [
  reasonColumn(about, 'about'),
  reasonColumn(rule, 'rule'),
  reasonColumn(evidence, 'evidence'),
  reasonText,
]

/** A reason and whether the values it was written for still stand. */
export interface Reason {
  readonly text: string
  readonly applies: boolean
}

/** Row of the reason for a finding: the same on every device, so that two reasons merge. */
export function reasonRow(issue: Issue): string {
  return `w${mark([addressOf(issue), issue.rule])}`
}

/** The reason given for a finding; null where there is none. */
export function reasonFor(kind: KindDictionary, doc: Doc, issue: Issue): Reason | null {
  const cells = rowsOf(doc[reasonsField]).find(({ id }) => id === reasonRow(issue))?.cells
  const text = cells?.[words]
  if (typeof text !== 'string' || text === '') return null
  return { text, applies: cells?.[evidence] === evidenceOf(kind, doc, issue) }
}

/** The row that gives a reason for a finding as the values stand; null takes it back. */
export function reasonCells(
  kind: KindDictionary,
  doc: Doc,
  issue: Issue,
  text: string | null,
): Readonly<Record<string, string>> | null {
  if (text === null) return null
  return {
    [about]: addressOf(issue),
    [rule]: issue.rule,
    [evidence]: evidenceOf(kind, doc, issue),
    [words]: text,
  }
}

/** A reason whose warning is no longer there; `row` is its row among the reasons. */
export interface LeftReason {
  readonly row: string
  readonly field: number
  readonly text: string
}

/** Reasons that none of the findings wants any more. */
export function leftReasons(doc: Doc, issues: readonly Issue[]): readonly LeftReason[] {
  const wanted = new Set(issues.map(reasonRow))
  return rowsOf(doc[reasonsField]).flatMap(({ id, cells }) => {
    const text = cells[words]
    if (wanted.has(id) || typeof text !== 'string' || text === '') return []
    return [{ row: id, field: fieldOf(cells[about]), text }]
  })
}

/** Fields that a reason is given for. */
export function explainedFields(doc: Doc): readonly number[] {
  return rowsOf(doc[reasonsField]).map(({ cells }) => fieldOf(cells[about]))
}

const fieldOf = (address: unknown): number => Number(String(address).split('/')[0])

/** Whether a warning wants no more attention: a reason is given that still applies. */
export function isExplained(kind: KindDictionary, doc: Doc, issue: Issue): boolean {
  return issue.severity === 'warn' && reasonFor(kind, doc, issue)?.applies === true
}

function addressOf({ field, row, column }: Issue): string {
  return [
    field,
    ...(row === undefined ? [] : [row]),
    ...(column === undefined ? [] : [column]),
  ].join('/')
}

/**
 * Mark of everything the finding may have been judged by: the value itself (of a cell its row) and
 * the fields that the rules of its field name.
 */
function evidenceOf(kind: KindDictionary, doc: Doc, issue: Issue): string {
  const field = kind.byId.get(issue.field)
  const now = withComputed(kind, doc)
  const own =
    issue.row === undefined
      ? plain(now[issue.field])
      : plain(rowsOf(now[issue.field]).filter(({ id }) => id === issue.row))
  const rules = field?.rules.filter((one) => !isGathered(one)) ?? []
  const others = [...new Set(rules.flatMap(fieldsOf))].toSorted()
  // What other records say is in the words of the finding.
  const along = gatheredKinds.some((known) => known === issue.rule) ? [issue.message.ru] : []
  return mark([own, ...others.map((key) => plain(now[kind.byKey.get(key)?.id ?? 0])), ...along])
}

/** Without order keys, and with the cells in order of their columns. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value ?? null
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : rowsOf(value)
  return rows.map((row) => {
    const cells = (row as { readonly cells?: Readonly<Record<string, unknown>> }).cells
    if (!cells) return row
    return Object.entries(cells)
      .filter(([column, cell]) => column !== 'o' && isFilled(cell))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  })
}

/** FNV-1a of 64 bits (Fowler, Noll, Vo) over the code points of the JSON text, in base 36. */
function mark(value: unknown): string {
  let hash = 0xcbf29ce484222325n
  for (const unit of JSON.stringify(value)) {
    hash ^= BigInt(unit.codePointAt(0) ?? 0)
    hash = BigInt.asUintN(64, hash * 0x100000001b3n)
  }
  return hash.toString(36)
}
