import { isGathered } from '../dictionary/rules.ts'
import type { Field, KindDictionary } from '../dictionary.ts'
import { type Issue, typeIssue } from './issue.ts'
import { judgeRule } from './judge.ts'
import { conditionHolds, isShown } from './shown.ts'
import { type CheckContext, type Subject, subjectOf } from './subject.ts'
import { typeIssues } from './type-check.ts'
import { type Doc, isFilled } from './values.ts'
import { word } from './wording.ts'

/**
 * All findings that one record shows by itself, in the order of the form. With `only`, the fields
 * with these ids alone: pass `dependents(kind, changed)` after an edit.
 */
export function checkPassport(
  kind: KindDictionary,
  doc: Doc,
  context: CheckContext,
  only?: ReadonlySet<number>,
): readonly Issue[] {
  const subject = subjectOf(kind, doc, context)
  const fields = only ? kind.fields.filter((field) => only.has(field.id)) : kind.fields
  return fields.flatMap((field) =>
    isShown(field, kind, subject.values) ? checkField(field, subject) : [],
  )
}

function checkField(field: Field, subject: Subject): readonly Issue[] {
  const value = subject.values.get(field.key)
  if (!isFilled(value)) return isRequired(field, subject) ? [missing(field, subject)] : []
  const types = typeIssues(field, value, subject)
  // A rule says nothing sensible about a value of the wrong type.
  if (types.some((issue) => issue.rule === 'type')) return types
  return [...types, ...field.rules.flatMap((rule) => judgeInRecord(rule))]

  function judgeInRecord(rule: Field['rules'][number]): readonly Issue[] {
    return isGathered(rule) ? [] : judgeRule(rule, field, value, subject)
  }
}

/** Required always, or by a blocking condition that holds; what the program fills is never missing. */
export function isRequired(field: Field, { kind, values }: Subject): boolean {
  if (field.auto || field.computed !== null) return false
  return (
    field.required ||
    field.rules.some(
      (rule) =>
        rule.kind === 'requiredIf' &&
        rule.severity === 'block' &&
        conditionHolds(rule.when, kind, values),
    )
  )
}

function missing(field: Field, { kind, values }: Subject): Issue {
  for (const rule of field.rules) {
    if (rule.kind !== 'requiredIf' || !conditionHolds(rule.when, kind, values)) continue
    const other = kind.byKey.get(rule.when.field)?.name
    const words = rule.message ?? (other ? word('requiredIf', { other }) : word('required'))
    return typeIssue(field, 'required', words)
  }
  return typeIssue(field, 'required', word('required'))
}
