import type { Rule } from './rules.ts'

/** Keys of the other fields a rule names. */
export function fieldsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'compare':
      return 'field' in rule.to ? [rule.to.field] : []
    case 'sumOfFields':
      return rule.fields
    case 'sumOfColumn':
      return [rule.field]
    case 'columnCompare':
      return rule.table ? [rule.table] : []
    case 'requiredIf':
    case 'valueIf':
      return [rule.when.field]
    case 'unique':
      return rule.with ?? []
    case 'geometryInside':
      return rule.of ? [rule.of] : []
    case 'geometryContains':
    case 'geometryArea':
      return [rule.of]
    default:
      return []
  }
}

/** Keys of the columns of its own table a rule names. */
export function columnsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'uniqueRows':
      return rule.columns
    case 'columnCompare':
      return rule.table ? [rule.left] : [rule.left, rule.right]
    case 'columnOrder':
      return [rule.column, rule.by, rule.per].filter((key) => key !== undefined)
    default:
      return 'column' in rule && rule.column ? [rule.column] : []
  }
}
