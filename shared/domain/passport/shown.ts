import type { Condition } from '../dictionary/rules.ts'
import type { Field, KindDictionary, Level } from '../dictionary.ts'
import { holds, isOneOf } from './compare.ts'
import { isFilled, type Values } from './values.ts'

/**
 * Whether the form has the field for this record: its territory level, its conditions and its
 * section's, the hazard class of an event. What is not shown is neither required nor checked.
 */
export function isShown(field: Field, kind: KindDictionary, values: Values): boolean {
  return (
    (field.levels === null || isAtLevel(field.levels, values.get('admin_level'))) &&
    field.when.every((condition) => conditionHolds(condition, kind, values)) &&
    (field.shownFor === null || isUnder(values.get('hazard_code'), field.shownFor))
  )
}

/** A city of republican significance has what an oblast has. Without a level everything shows. */
function isAtLevel(levels: readonly Level[], level: unknown): boolean {
  if (!isFilled(level)) return true
  const counted = level === 'city_republican' ? 'oblast' : level
  return levels.includes(counted as Level)
}

/** A condition over a field that is not shown itself does not hold. */
export function conditionHolds(
  condition: Condition,
  kind: KindDictionary,
  values: Values,
): boolean {
  const field = kind.byKey.get(condition.field)
  if (field && field.when.length > 0 && !isShown(field, kind, values)) return false
  const value = values.get(condition.field)
  if (!isFilled(value)) return false
  if ('in' in condition) return isOneOf(value, condition.in)
  if ('notIn' in condition) return !isOneOf(value, condition.notIn)
  return holds(value, condition.op, condition.value) === true
}

/** Hazard codes are paths: `N.HYD.FLOOD` stands under `N.HYD`. */
function isUnder(code: unknown, classes: readonly string[]): boolean {
  return (
    typeof code === 'string' && classes.some((one) => code === one || code.startsWith(`${one}.`))
  )
}
