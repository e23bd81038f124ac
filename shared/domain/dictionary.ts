import type { Text } from '../i18n/language.ts'
import type { Condition, Expr, Rule } from './dictionary/rules.ts'

/** Types of the typed dictionary (`assets/dictionary/`): what a passport is made of. */

export const fieldTypes = [
  'text',
  'int',
  'number',
  'bool',
  'date',
  'datetime',
  'enum',
  'multi',
  'ref',
  'file',
  'geometry',
  'table',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** Kinds of passport; each carries the common header. */
export const passportKinds = ['territory', 'hazfac', 'dam', 'hazsite', 'critfac', 'forces'] as const
export type PassportKind = (typeof passportKinds)[number]

/** Kinds with a dictionary of their own: the passports and the emergency event. */
export const dictionaryKinds = [...passportKinds, 'event'] as const
export type DictionaryKind = (typeof dictionaryKinds)[number]

/** Levels of territory, from the top; `city` is a city of oblast significance. */
export const levels = [
  'country',
  'oblast',
  'city_republican',
  'district',
  'city',
  'rural_okrug',
  'settlement',
] as const
export type Level = (typeof levels)[number]

/** How two edits of a value meet (`sync.md` 2.2). */
export const mergeClasses = [
  'scalar',
  'group',
  'geometry',
  'set',
  'counter',
  'text',
  'workflow',
  'derived',
] as const
export type MergeClass = (typeof mergeClasses)[number]

/** Who may see a value: everybody, the service, named people, or nobody without need (personal data). */
export const sensitivities = ['open', 'service', 'restricted', 'personal'] as const
export type Sensitivity = (typeof sensitivities)[number]

/** What a reference points to: registers of ours and passports by kind. */
export const refTargets = [
  'unit',
  'settlement',
  'substance',
  'hazardClass',
  'gauge',
  'user',
  'passport',
  'hazfac',
  'dam',
  'forces',
] as const
export type RefTarget = (typeof refTargets)[number]

export const shapes = ['point', 'line', 'polygon'] as const
export type Shape = (typeof shapes)[number]

/** How far an indicator is vouched for: read in a source, recalled from one, our proposal, taken over from the event draft. */
export const verifications = ['seen', 'recalled', 'proposal', 'takenOver'] as const
export type Verification = (typeof verifications)[number]

/** A unit of measurement; the code is UCUM-like. */
export interface Unit {
  readonly code: string
  readonly label: Text
}

/** One value of a list; `code` is its mark in official papers where that differs. */
export interface Option {
  readonly value: string
  readonly code?: string
  readonly label: Text
}

interface Valued {
  readonly key: string
  readonly type: FieldType
  /** Digits without grouping: calendar years. */
  readonly plain: boolean
  readonly unit: Unit | null
  readonly options: readonly Option[]
  readonly ref: RefTarget | null
  /** Only the lowest level of the register may be chosen. */
  readonly leaf: boolean
  readonly required: boolean
  readonly label: Text
}

/** A column of a table field; its id counts from 1 within the field and never changes. */
export interface Column extends Valued {
  readonly id: number
}

/** A field of a record; its id is stable and never reused. */
export interface Field extends Valued {
  readonly id: number
  readonly section: string
  /** Empty unless `type` is `table`. */
  readonly columns: readonly Column[]
  /** Field with the value planned five years ahead, and the way back. */
  readonly planned: number | null
  readonly plannedOf: number | null
  readonly merge: MergeClass
  /** Fields of one group conflict and merge together. */
  readonly group: string | null
  readonly sensitivity: Sensitivity
  /** A value older than this many months is overdue. */
  readonly termMonths: number | null
  /** Filled by the program, never typed and never counted as missing. */
  readonly auto: boolean
  readonly computed: Expr | null
  /** Territory levels that have the field; null = all. */
  readonly levels: readonly Level[] | null
  /** Shown only while every condition holds: its own and its section's. */
  readonly when: readonly Condition[]
  /** Hazard classes, with all below them, whose event form shows the field; null = all. */
  readonly shownFor: readonly string[] | null
  readonly shapes: readonly Shape[] | null
  /** Free text offers these, any other text is right too. */
  readonly suggestions: readonly Text[]
  readonly rules: readonly Rule[]
  /** Name that stands alone, where the label needs its neighbour ("of which towns"). */
  readonly name: Text
  readonly help: Text
  /** Code of the source of the indicator. */
  readonly src: string | null
  readonly verified: Verification
  /** The prose the rules were made from. */
  readonly sourceRule: string | null
}

export interface Section {
  readonly id: string
  readonly label: Text
  readonly fields: readonly Field[]
}

/** Everything about one kind of record, header included, in the order of the form. */
export interface KindDictionary {
  readonly kind: DictionaryKind
  readonly version: number
  readonly label: Text
  readonly sections: readonly Section[]
  readonly fields: readonly Field[]
  readonly byId: ReadonlyMap<number, Field>
  readonly byKey: ReadonlyMap<string, Field>
}

/** The whole dictionary, made by `buildDictionary`. */
export interface Dictionary {
  readonly version: number
  readonly kinds: Readonly<Record<DictionaryKind, KindDictionary>>
  readonly units: ReadonlyMap<string, Unit>
  /** Field of any kind by its id. */
  readonly byId: ReadonlyMap<number, Field>
}
