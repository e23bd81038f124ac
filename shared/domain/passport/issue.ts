import type { Text } from '../../i18n/language.ts'
import type { Rule, RuleKind, Severity } from '../dictionary/rules.ts'
import type { Column, Field } from '../dictionary.ts'

/** What can be wrong with a value: the rules, and what follows from its type. */
export type IssueKind = RuleKind | 'required' | 'type' | 'option' | 'reference'

/** A finding of the checks. */
export interface Issue {
  readonly field: number
  readonly row?: string
  readonly column?: number
  readonly rule: IssueKind
  readonly severity: Severity
  readonly message: Text
}

/** Where in the field: nowhere in particular, a row, or a cell. */
export interface Place {
  readonly row?: string
  readonly column?: Column | undefined
}

/** Makes an issue of a rule; the rule's own words win over the general ones. */
export function issueOf(field: Field, rule: Rule, general: () => Text, place: Place = {}): Issue {
  const { kind, severity } = rule
  return placed(field, { rule: kind, severity, message: rule.message ?? general() }, place)
}

/** Makes a blocking issue of what the type itself demands. */
export function typeIssue(field: Field, kind: IssueKind, message: Text, place: Place = {}): Issue {
  return placed(field, { rule: kind, severity: 'block', message }, place)
}

function placed(
  field: Field,
  what: Pick<Issue, 'rule' | 'severity' | 'message'>,
  { row, column }: Place,
): Issue {
  return {
    field: field.id,
    ...(row === undefined ? {} : { row }),
    ...(column ? { column: column.id } : {}),
    ...what,
  }
}
