import type { Text } from '../../i18n/language.ts'
import type {
  DictionaryKind,
  FieldType,
  Level,
  MergeClass,
  Option,
  RefTarget,
  Sensitivity,
  Shape,
  Unit,
  Verification,
} from '../dictionary.ts'
import type { Condition, Expr, Rule } from './rules.ts'

/** The dictionary as its files say it: what is absent is false, empty or the rule of `build.ts`. */

interface ValuedSource {
  readonly id: number
  readonly key: string
  readonly type: FieldType
  readonly plain?: boolean
  /** Code in `units.json`. */
  readonly unit?: string
  readonly required?: boolean
  readonly label: Text
  readonly ref?: RefTarget
  /** The list itself, or its name in `options.json`. */
  readonly options?: string | readonly Option[]
}

export type ColumnSource = ValuedSource

export interface FieldSource extends ValuedSource {
  readonly planned?: number
  readonly merge: MergeClass
  readonly group?: string
  readonly class: Sensitivity
  readonly termMonths?: number
  readonly auto?: boolean
  readonly name?: Text
  readonly help: Text
  readonly levels?: readonly Level[]
  readonly when?: Condition
  readonly shownFor?: readonly string[]
  readonly leaf?: boolean
  readonly shapes?: readonly Shape[]
  readonly suggestions?: readonly Text[]
  readonly computed?: Expr
  readonly columns?: readonly ColumnSource[]
  readonly rules?: readonly Rule[]
  readonly src?: string
  readonly verified: Verification
  readonly sourceRule?: string
}

export interface SectionSource {
  readonly id: string
  /** Where a section of the common header stands: before or after the sections of the kind. */
  readonly place?: 'before' | 'after'
  readonly label: Text
  readonly levels?: readonly Level[]
  readonly when?: Condition
  readonly fields: readonly FieldSource[]
}

export interface KindSource {
  readonly kind: DictionaryKind | 'common'
  readonly version: number
  readonly label: Text
  readonly sections: readonly SectionSource[]
}

/** A rule of the source that no rule type can say. */
export interface OpenPoint {
  readonly kind: DictionaryKind | 'common' | 'substances'
  readonly field: string
  readonly prose: string
  readonly kept: string
  readonly proposal: string
}

export interface DictionarySource {
  readonly kinds: readonly KindSource[]
  readonly units: readonly Unit[]
  readonly options: Readonly<Record<string, readonly Option[]>>
  readonly open: readonly OpenPoint[]
}
