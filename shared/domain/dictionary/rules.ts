import type { Text } from '../../i18n/language.ts'

/** Rules of the dictionary: a closed union named by `kind`; fields and columns are named by key. */

export const operators = ['<', '<=', '=', '!=', '>=', '>'] as const
export type Operator = (typeof operators)[number]

/** `block` stops submission, `warn` wants a reason. */
export const severities = ['block', 'warn'] as const
export type Severity = (typeof severities)[number]

export type Scalar = string | number | boolean

/** A statement about one field; against a list of values "in" means "contains any of". */
export type Condition =
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly notIn: readonly Scalar[] }
  | { readonly field: string; readonly op: Operator; readonly value: number }

export const exprOperators = ['+', '-', '*', '/', 'sum', 'min', 'max', 'round'] as const
export type ExprOperator = (typeof exprOperators)[number]

/** Formula of a computed field: a text is a field key or `table.column`, a number is itself. */
export type Expr = string | number | { readonly op: ExprOperator; readonly args: readonly Expr[] }

/** A shift of a date or moment. */
export interface Offset {
  readonly months?: number
  readonly minutes?: number
}

/** The other side of a comparison. */
export type Operand =
  | { readonly field: string; readonly factor?: number; readonly offset?: Offset }
  | { readonly now: 'date' | 'time' | 'year'; readonly offset?: Offset }
  | { readonly value: number }

interface Common {
  readonly severity: Severity
  /** Words of this rule; without them they are made from the rule (`passport/wording.ts`). */
  readonly message?: Text
}

/** Rules that one record answers by itself. A rule with an empty side is not judged. */
export type RecordRule = Common &
  (
    | {
        readonly kind: 'range'
        readonly column?: string
        readonly min?: number
        readonly max?: number
      }
    | { readonly kind: 'length'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'rowCount'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'pattern'; readonly column?: string; readonly re: string }
    | { readonly kind: 'allowed'; readonly values: readonly number[] }
    | {
        readonly kind: 'compare'
        readonly column?: string
        readonly op: Operator
        readonly to: Operand
      }
    /** This field `op` the sum of `fields`. */
    | { readonly kind: 'sumOfFields'; readonly op: Operator; readonly fields: readonly string[] }
    /** Total of the column of this table `op` the field. */
    | {
        readonly kind: 'sumOfColumn'
        readonly column: string
        readonly op: Operator
        readonly field: string
      }
    /** Two columns of one row; with `table`, each row against each row of that table. */
    | {
        readonly kind: 'columnCompare'
        readonly left: string
        readonly op: Operator
        readonly right: string
        readonly table?: string
      }
    /** The column never turns back when rows stand in the order of `by` (their own order without it), apart for each value of `per`. */
    | {
        readonly kind: 'columnOrder'
        readonly column: string
        readonly direction: 'up' | 'down'
        readonly by?: string
        readonly per?: string
      }
    | { readonly kind: 'uniqueRows'; readonly columns: readonly string[] }
    | { readonly kind: 'requiredIf'; readonly when: Condition }
    /** While the condition holds, the value must be so. */
    | {
        readonly kind: 'valueIf'
        readonly when: Condition
        readonly op: Operator
        readonly value: Scalar
      }
  )

/** Rules whose inputs are gathered outside the record: other records, earlier versions, geometry. */
export type GatheredRule = Common &
  /** No other record within the scope, and with the same values of `with`, has this value. */
  (
    | {
        readonly kind: 'unique'
        readonly within: 'all' | 'kind'
        readonly with?: readonly string[]
      }
    /** Judged only when every territory directly below has a value. */
    | { readonly kind: 'sumOfChildren'; readonly op: Operator; readonly tolerancePct: number }
    /** Passports of kind `of` in this territory, narrowed by field key → any of the values. */
    | {
        readonly kind: 'countLinked'
        readonly of: string
        readonly op: Operator
        readonly tolerancePct: number
        readonly filter?: Readonly<Record<string, readonly string[]>>
      }
    /** Against the last approved version; a reason satisfies it. */
    | { readonly kind: 'changePct'; readonly max: number }
    | { readonly kind: 'geometryValid' }
    /** Inside the territory named by the field `of`, or inside the unit with this code. */
    | { readonly kind: 'geometryInside'; readonly of?: string; readonly unit?: string }
    | { readonly kind: 'geometryContains'; readonly of: string }
    /** The number equals the area of the geometry `of`, km². */
    | { readonly kind: 'geometryArea'; readonly of: string; readonly tolerancePct: number }
    /** The number equals the distance from the record's geometry to the nearest one, m. */
    | {
        readonly kind: 'distanceTo'
        readonly target: 'settlement'
        readonly tolerancePct: number
      }
  )

export type Rule = RecordRule | GatheredRule
export type RuleKind = Rule['kind']

/** Kinds of rule that look beyond one record. */
export const gatheredKinds = [
  'unique',
  'sumOfChildren',
  'countLinked',
  'changePct',
  'geometryValid',
  'geometryInside',
  'geometryContains',
  'geometryArea',
  'distanceTo',
] as const satisfies readonly RuleKind[]

/** Tells the rules that need gathered inputs from those one record answers. */
export function isGathered(rule: Rule): rule is GatheredRule {
  return gatheredKinds.some((kind) => kind === rule.kind)
}
