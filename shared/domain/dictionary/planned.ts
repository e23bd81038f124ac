import type { Text } from '../../i18n/language.ts'
import { dictionaryMessages } from '../../i18n/messages/dictionary.ts'
import { type Expr, isGathered, type Operand, type Rule } from './rules.ts'
import type { FieldSource, KindSource } from './source.ts'

const suffix = '_planned'

/**
 * The field that holds the value planned five years ahead: as its present field, compared with
 * other planned values, never required. The paper form has two columns, "at the date of the
 * passport" and "in five years" (passport.md 1.3).
 */
export function plannedSource(field: FieldSource, kind: KindSource): FieldSource | null {
  if (field.planned === undefined) return null
  const withPlan = new Set(
    kind.sections
      .flatMap((section) => section.fields)
      .filter((one) => one.planned !== undefined)
      .map((one) => one.key),
  )
  const rename = (key: string) => (withPlan.has(key) ? key + suffix : key)
  const { planned, required: _required, sourceRule: _rule, ...rest } = field
  return {
    ...rest,
    id: planned,
    key: field.key + suffix,
    label: inFiveYears(field.name ?? field.label),
    name: inFiveYears(field.name ?? field.label),
    help: dictionaryMessages['planned.help'],
    // A stock is counted today; nobody counts the stock of five years ahead.
    merge: field.merge === 'counter' ? 'scalar' : field.merge,
    ...(field.group ? { group: field.group + suffix } : {}),
    ...(field.computed === undefined ? {} : { computed: renameExpr(field.computed, rename) }),
    termMonths: 60,
    rules: (field.rules ?? []).flatMap((rule) => plannedRule(rule, rename, withPlan)),
    verified: 'proposal',
  }
}

function plannedRule(
  rule: Rule,
  rename: (key: string) => string,
  withPlan: ReadonlySet<string>,
): readonly Rule[] {
  if (isGathered(rule)) return []
  if (rule.kind === 'sumOfFields') return [{ ...rule, fields: rule.fields.map(rename) }]
  if (rule.kind !== 'compare' || !('field' in rule.to)) return [rule]
  const to: Operand = { ...rule.to, field: rename(rule.to.field) }
  return withPlan.has(rule.to.field) ? [{ ...rule, to }] : []
}

function renameExpr(expr: Expr, rename: (key: string) => string): Expr {
  if (typeof expr === 'string') return rename(expr)
  if (typeof expr === 'number') return expr
  return { op: expr.op, args: expr.args.map((arg) => renameExpr(arg, rename)) }
}

function inFiveYears(label: Text): Text {
  const plannedLabel = dictionaryMessages['planned.label']
  return {
    kk: plannedLabel.kk.replace('{label}', label.kk),
    ru: plannedLabel.ru.replace('{label}', label.ru),
    en: plannedLabel.en.replace('{label}', label.en),
  }
}
