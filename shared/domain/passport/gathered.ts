import { type GatheredRule, isGathered } from '../dictionary/rules.ts'
import type { Field, KindDictionary } from '../dictionary.ts'
import { holdsWithin } from './compare.ts'
import { roundTo } from './compute.ts'
import { type Issue, issueOf } from './issue.ts'
import { isShown } from './shown.ts'
import { type CheckContext, type Subject, subjectOf } from './subject.ts'
import { type Doc, isFilled } from './values.ts'
import { type Facts, type MessageKey, word } from './wording.ts'

/**
 * What the rules that look beyond one record need, gathered before; what is absent is not judged.
 * Maps and sets are by field id.
 */
export interface GatheredInputs {
  /** Territories directly below: how many there are, and per field how many have a value and its sum. */
  readonly children?: {
    readonly count: number
    readonly totals: ReadonlyMap<number, { readonly known: number; readonly sum: number }>
  }
  /** Passports linked by `countLinked`. */
  readonly linked?: ReadonlyMap<number, number>
  /** Document of the last approved version. */
  readonly approved?: Doc
  /** Fields whose change a person has explained. */
  readonly explained?: ReadonlySet<number>
  /** Fields whose value another record has too. */
  readonly taken?: ReadonlySet<number>
  readonly geometryValid?: ReadonlyMap<number, boolean>
  readonly geometryInside?: ReadonlyMap<number, boolean>
  readonly geometryContains?: ReadonlyMap<number, boolean>
  /** Areas of the geometries that `geometryArea` compares with, km². */
  readonly areaKm2?: ReadonlyMap<number, number>
  /** Distance to the nearest settlement, m. */
  readonly distanceM?: number
}

/** A rule of a kind that needs gathered inputs, with its field. */
export interface PlacedRule {
  readonly field: Field
  readonly rule: GatheredRule
}

/** The rules of a kind whose inputs have to be gathered. */
export function gatheredRules(kind: KindDictionary): readonly PlacedRule[] {
  const known =
    rulesOf.get(kind) ??
    kind.fields.flatMap((field) => field.rules.filter(isGathered).map((rule) => ({ field, rule })))
  rulesOf.set(kind, known)
  return known
}
const rulesOf = new WeakMap<KindDictionary, readonly PlacedRule[]>()

/** Findings of the rules that look beyond the record. */
export function checkGathered(
  kind: KindDictionary,
  doc: Doc,
  context: CheckContext,
  inputs: GatheredInputs,
): readonly Issue[] {
  const subject = subjectOf(kind, doc, context)
  return gatheredRules(kind).flatMap(({ field, rule }) => {
    if (!isFilled(subject.values.get(field.key)) || !isShown(field, kind, subject.values)) return []
    const found = judge(rule, field, subject, inputs)
    return found ? [issueOf(field, rule, () => word(found.key, found.facts))] : []
  })
}

interface Found {
  readonly key: MessageKey
  readonly facts: Facts | undefined
}

function judge(
  rule: GatheredRule,
  field: Field,
  { values }: Subject,
  inputs: GatheredInputs,
): Found | null {
  const value = values.get(field.key)
  switch (rule.kind) {
    case 'unique':
      return inputs.taken?.has(field.id) ? { key: 'unique', facts: undefined } : null
    case 'sumOfChildren': {
      const total = inputs.children?.totals.get(field.id)
      const complete = total && total.known > 0 && total.known === inputs.children?.count
      return complete ? differing('sumOfChildren', value, total.sum, rule) : null
    }
    case 'countLinked':
      return differing('countLinked', value, inputs.linked?.get(field.id), rule)
    case 'changePct':
      return inputs.explained?.has(field.id)
        ? null
        : changed(value, inputs.approved?.[field.id], rule.max)
    case 'geometryValid':
    case 'geometryInside':
    case 'geometryContains':
      return inputs[rule.kind]?.get(field.id) === false
        ? { key: rule.kind, facts: undefined }
        : null
    case 'geometryArea':
      return differing('geometryArea', value, inputs.areaKm2?.get(field.id), { ...rule, op: '=' })
    default:
      return differing('distanceTo', value, inputs.distanceM, { ...rule, op: '=' })
  }
}

function differing(
  key: MessageKey,
  left: unknown,
  right: number | undefined,
  rule: Pick<Extract<GatheredRule, { kind: 'countLinked' }>, 'op' | 'tolerancePct'>,
): Found | null {
  if (typeof left !== 'number' || right === undefined) return null
  if (holdsWithin(left, rule.op, right, rule.tolerancePct)) return null
  return { key, facts: { left, right: roundTo(right, 2) } }
}

/** From nothing to something has no percentage and is not judged. */
function changed(value: unknown, before: unknown, max: number): Found | null {
  if (typeof value !== 'number' || typeof before !== 'number' || before === 0) return null
  const pct = (100 * Math.abs(value - before)) / Math.abs(before)
  return pct > max ? { key: 'changePct', facts: { pct: roundTo(pct, 0), right: before } } : null
}
