import type { Column, Dictionary, Field, KindDictionary } from '../dictionary.ts'
import { buildDictionary } from './build.ts'
import { columnsOf, fieldsOf } from './rule-parts.ts'
import type { Condition, Expr, Rule } from './rules.ts'
import type { ColumnSource, DictionarySource, FieldSource } from './source.ts'

/** What the schema cannot see: ids used twice, names that lead nowhere, rules on the wrong type. Empty when sound. */
export function dictionaryFaults(source: DictionarySource): readonly string[] {
  const dictionary = buildDictionary(source)
  return [
    ...sourceFaults(source),
    ...idFaults(source),
    ...Object.values(dictionary.kinds).flatMap((kind) =>
      kind.fields.flatMap((field) => fieldFaults(field, kind, dictionary)),
    ),
  ]
}

function sourceFaults(source: DictionarySource): string[] {
  const units = new Set(source.units.map((unit) => unit.code))
  return source.kinds.flatMap((kind) =>
    kind.sections.flatMap((section) =>
      section.fields.flatMap((field) =>
        [field, ...(field.columns ?? [])].flatMap((one) =>
          valuedFaults(one, units, source).map((fault) => `${kind.kind}.${field.key}: ${fault}`),
        ),
      ),
    ),
  )
}

function valuedFaults(
  one: FieldSource | ColumnSource,
  units: ReadonlySet<string>,
  source: DictionarySource,
): string[] {
  const list = one.type === 'enum' || one.type === 'multi'
  const numeric = one.type === 'int' || one.type === 'number'
  const options =
    typeof one.options === 'string' ? source.options[one.options] : (one.options ?? undefined)
  const values = options?.map((option) => option.value) ?? []
  return [
    ...when(one.unit !== undefined && !units.has(one.unit), `unknown unit ${one.unit}`),
    ...when(one.unit !== undefined && !numeric, 'a unit on a type without number'),
    ...when(one.plain === true && one.type !== 'int', 'plain on a type that is not int'),
    ...when(list !== (options !== undefined), 'options and type do not agree'),
    ...when(new Set(values).size !== values.length, 'an option stands twice'),
    ...when((one.type === 'ref') !== (one.ref !== undefined), 'ref and type do not agree'),
  ]
}

function idFaults(source: DictionarySource): string[] {
  const seen = new Map<number, string>()
  const faults: string[] = []
  for (const kind of source.kinds)
    for (const field of kind.sections.flatMap((section) => section.fields)) {
      const where = `${kind.kind}.${field.key}`
      for (const id of [field.id, ...(field.planned === undefined ? [] : [field.planned])]) {
        const other = seen.get(id)
        if (other) faults.push(`${where}: id ${id} belongs to ${other}`)
        seen.set(id, where)
      }
      const ids = (field.columns ?? []).map((column) => column.id)
      if (new Set(ids).size !== ids.length) faults.push(`${where}: a column id stands twice`)
    }
  return faults
}

function fieldFaults(field: Field, kind: KindDictionary, dictionary: Dictionary): string[] {
  const known = (key: string) => kind.byKey.has(key)
  return [
    ...when(kind.byKey.get(field.key) !== field, 'key stands twice'),
    ...when((field.type === 'table') !== field.columns.length > 0, 'columns and type disagree'),
    ...when(
      (field.type === 'table') !== (field.merge === 'set') && field.type !== 'multi',
      'merge',
    ),
    ...when((field.merge === 'group') !== (field.group !== null), 'group and merge disagree'),
    ...when((field.merge === 'derived') !== (field.computed !== null), 'computed and merge'),
    ...field.when.flatMap((one) => conditionFaults(one, kind)),
    ...(field.computed === null ? [] : exprFaults(field.computed, kind)),
    ...field.rules.flatMap((rule) => ruleFaults(rule, field, kind, dictionary)),
    ...when(field.planned !== null && !dictionary.byId.has(field.planned), 'planned field missing'),
  ].map((fault) => `${kind.kind}.${field.key}: ${fault}`)

  function conditionFaults(one: Condition, of: KindDictionary): string[] {
    const other = of.byKey.get(one.field)
    if (!other) return [`no field ${one.field}`]
    const values = 'in' in one ? one.in : 'notIn' in one ? one.notIn : []
    if (other.options.length === 0) return []
    const options = new Set(other.options.map((option) => option.value))
    return values.flatMap((value) =>
      when(!options.has(String(value)), `${one.field} has no option ${value}`),
    )
  }

  function exprFaults(expr: Expr, of: KindDictionary): string[] {
    if (typeof expr === 'number') return []
    if (typeof expr !== 'string') return expr.args.flatMap((arg) => exprFaults(arg, of))
    const [key = '', column] = expr.split('.')
    const other = of.byKey.get(key)
    const there = other && (!column || columnOf(other, column))
    return when(!there, `formula names ${expr}`)
  }

  function ruleFaults(rule: Rule, on: Field, of: KindDictionary, all: Dictionary): string[] {
    const fields = fieldsOf(rule).flatMap((key) => when(!known(key), `no field ${key}`))
    const columns = columnsOf(rule).flatMap((key) => when(!columnOf(on, key), `no column ${key}`))
    const conditions =
      (rule.kind === 'requiredIf' || rule.kind === 'valueIf') && known(rule.when.field)
        ? conditionFaults(rule.when, of)
        : []
    return [...fields, ...columns, ...conditions, ...typeFaults(rule, on, of, all)].map(
      (fault) => `rule ${rule.kind}: ${fault}`,
    )
  }
}

function typeFaults(rule: Rule, on: Field, of: KindDictionary, all: Dictionary): string[] {
  const subject = 'column' in rule && rule.column ? columnOf(on, rule.column) : on
  const numeric = subject?.type === 'int' || subject?.type === 'number'
  switch (rule.kind) {
    case 'range':
    case 'allowed':
      return when(!numeric, 'not a number')
    case 'rowCount':
    case 'uniqueRows':
    case 'sumOfColumn':
    case 'columnCompare':
    case 'columnOrder':
      return [
        ...when(on.type !== 'table', 'not a table'),
        ...('table' in rule && rule.table
          ? when(!columnOf(of.byKey.get(rule.table), rule.right), `no column ${rule.right}`)
          : []),
      ]
    case 'countLinked':
      return Object.keys(rule.filter ?? {}).flatMap((key) =>
        when(!all.kinds[rule.of as keyof Dictionary['kinds']]?.byKey.has(key), `no field ${key}`),
      )
    case 'compare': {
      const other = 'field' in rule.to ? of.byKey.get(rule.to.field) : undefined
      const same = !other || !subject || comparable(subject.type) === comparable(other.type)
      const units = !other?.unit || !subject?.unit || other.unit.code === subject.unit.code
      return [...when(!same, 'types differ'), ...when(!units, 'units differ')]
    }
    default:
      return []
  }
}

const comparable = (type: Field['type']) => (type === 'int' ? 'number' : type)

function columnOf(field: Field | undefined, key: string): Column | undefined {
  return field?.columns.find((column) => column.key === key)
}

function when(condition: boolean, fault: string): string[] {
  return condition ? [fault] : []
}
