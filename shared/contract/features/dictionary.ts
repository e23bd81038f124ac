import { z } from 'zod'
import { exprOperators, operators, severities } from '../../domain/dictionary/rules.ts'
import type { DictionarySource } from '../../domain/dictionary/source.ts'
import {
  dictionaryKinds,
  fieldTypes,
  levels,
  mergeClasses,
  refTargets,
  sensitivities,
  shapes,
  verifications,
} from '../../domain/dictionary.ts'
import { read } from '../define.ts'

/** A text in three languages, none empty. */
export const textSchema = z.strictObject({
  kk: z.string().trim().min(1),
  ru: z.string().trim().min(1),
  en: z.string().trim().min(1),
})

const key = z.string().regex(/^[a-z][a-z0-9_]*$/)
const sectionId = z.string().regex(/^[a-z][a-z_]*$/)
const optional = z.exactOptional
const bothKinds = [...dictionaryKinds, 'common'] as const

const unitSchema = z.strictObject({ code: z.string().min(1), label: textSchema })
const optionSchema = z.strictObject({
  value: key,
  code: optional(z.string()),
  label: textSchema,
})

const scalar = z.union([z.string(), z.number(), z.boolean()])
const operator = z.enum(operators)
const conditionSchema = z.union([
  z.strictObject({ field: key, in: z.array(scalar).min(1) }),
  z.strictObject({ field: key, notIn: z.array(scalar).min(1) }),
  z.strictObject({ field: key, op: operator, value: z.number() }),
])
const exprSchema = z.union([
  z.string(),
  z.number(),
  z.strictObject({
    op: z.enum(exprOperators),
    get args() {
      return z.array(exprSchema).min(1)
    },
  }),
])
const offset = z.strictObject({
  months: optional(z.number().int()),
  minutes: optional(z.number().int()),
})
const operandSchema = z.union([
  z.strictObject({ field: key, factor: optional(z.number()), offset: optional(offset) }),
  z.strictObject({ now: z.enum(['date', 'time', 'year']), offset: optional(offset) }),
  z.strictObject({ value: z.number() }),
])

const words = { severity: z.enum(severities), message: optional(textSchema) }
const limits = { min: optional(z.number()), max: optional(z.number()) }
const counts = { min: optional(z.number().int()), max: optional(z.number().int()) }
const column = optional(key)
const tolerancePct = z.number().min(0).max(100)
const some = (value: { min?: number; max?: number }) =>
  (value.min ?? value.max) !== undefined && !((value.min ?? 0) > (value.max ?? Infinity))

/** One rule; a rule of a kind not named here does not parse. */
export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('range'), ...words, column, ...limits }).refine(some),
  z.strictObject({ kind: z.literal('length'), ...words, ...counts }).refine(some),
  z.strictObject({ kind: z.literal('rowCount'), ...words, ...counts }).refine(some),
  z.strictObject({
    kind: z.literal('pattern'),
    ...words,
    column,
    re: z.string().refine(isPattern),
  }),
  z.strictObject({ kind: z.literal('allowed'), ...words, values: z.array(z.number()).min(1) }),
  z.strictObject({
    kind: z.literal('compare'),
    ...words,
    column,
    op: operator,
    to: operandSchema,
  }),
  z.strictObject({
    kind: z.literal('sumOfFields'),
    ...words,
    op: operator,
    fields: z.array(key).min(2),
  }),
  z.strictObject({
    kind: z.literal('sumOfColumn'),
    ...words,
    column: key,
    op: operator,
    field: key,
  }),
  z.strictObject({
    kind: z.literal('columnCompare'),
    ...words,
    left: key,
    op: operator,
    right: key,
    table: optional(key),
  }),
  z.strictObject({
    kind: z.literal('columnOrder'),
    ...words,
    column: key,
    direction: z.enum(['up', 'down']),
    by: optional(key),
    per: optional(key),
  }),
  z.strictObject({ kind: z.literal('uniqueRows'), ...words, columns: z.array(key).min(1) }),
  z.strictObject({ kind: z.literal('requiredIf'), ...words, when: conditionSchema }),
  z.strictObject({
    kind: z.literal('valueIf'),
    ...words,
    when: conditionSchema,
    op: operator,
    value: scalar,
  }),
  z.strictObject({
    kind: z.literal('unique'),
    ...words,
    within: z.enum(['all', 'kind']),
    with: optional(z.array(key)),
  }),
  z.strictObject({ kind: z.literal('sumOfChildren'), ...words, op: operator, tolerancePct }),
  z.strictObject({
    kind: z.literal('countLinked'),
    ...words,
    of: z.enum(dictionaryKinds),
    op: operator,
    tolerancePct,
    filter: optional(z.record(key, z.array(z.string()).min(1))),
  }),
  z.strictObject({ kind: z.literal('changePct'), ...words, max: z.number().positive() }),
  z.strictObject({ kind: z.literal('geometryValid'), ...words }),
  z.strictObject({
    kind: z.literal('geometryInside'),
    ...words,
    of: optional(key),
    unit: optional(z.string()),
  }),
  z.strictObject({ kind: z.literal('geometryContains'), ...words, of: key }),
  z.strictObject({ kind: z.literal('geometryArea'), ...words, of: key, tolerancePct }),
  z.strictObject({
    kind: z.literal('distanceTo'),
    ...words,
    target: z.literal('settlement'),
    tolerancePct,
  }),
])

const valued = {
  id: z.number().int().positive(),
  key,
  type: z.enum(fieldTypes),
  plain: optional(z.literal(true)),
  unit: optional(z.string()),
  required: optional(z.literal(true)),
  label: textSchema,
  ref: optional(z.enum(refTargets)),
  options: optional(z.union([z.string(), z.array(optionSchema).min(2)])),
}

const fieldSchema = z.strictObject({
  ...valued,
  planned: optional(z.number().int().positive()),
  merge: z.enum(mergeClasses),
  group: optional(z.string()),
  class: z.enum(sensitivities),
  termMonths: optional(z.number().int().positive()),
  auto: optional(z.literal(true)),
  name: optional(textSchema),
  help: textSchema,
  levels: optional(z.array(z.enum(levels)).min(1)),
  when: optional(conditionSchema),
  shownFor: optional(z.array(z.string()).min(1)),
  leaf: optional(z.literal(true)),
  shapes: optional(z.array(z.enum(shapes)).min(1)),
  suggestions: optional(z.array(textSchema)),
  computed: optional(exprSchema),
  columns: optional(z.array(z.strictObject(valued)).min(2)),
  rules: optional(z.array(ruleSchema)),
  src: optional(z.string()),
  verified: z.enum(verifications),
  sourceRule: optional(z.string()),
})

/** A file `assets/dictionary/<kind>.json`. */
export const kindSchema = z.strictObject({
  kind: z.enum(bothKinds),
  version: z.number().int().positive(),
  label: textSchema,
  sections: z.array(
    z.strictObject({
      id: sectionId,
      place: optional(z.enum(['before', 'after'])),
      label: textSchema,
      levels: optional(z.array(z.enum(levels)).min(1)),
      when: optional(conditionSchema),
      fields: z.array(fieldSchema).min(1),
    }),
  ),
})

/** The whole dictionary as its files say it; `buildDictionary` makes the indexed form. */
export const dictionarySchema = z.strictObject({
  kinds: z.array(kindSchema),
  units: z.array(unitSchema),
  options: z.record(z.string(), z.array(optionSchema).min(2)),
  open: z.array(
    z.strictObject({
      kind: z.enum([...bothKinds, 'substances']),
      field: z.string(),
      prose: z.string().min(1),
      kept: z.string().min(1),
      proposal: z.string().min(1),
    }),
  ),
}) satisfies z.ZodType<DictionarySource>

function isPattern(re: string): boolean {
  try {
    return new RegExp(re, 'u').source !== ''
  } catch {
    return false
  }
}

export const dictionaryContract = {
  /** All of it, once a window: some 500 kB; build it with `buildDictionary`. */
  'dictionary.get': read('open', z.object({}), dictionarySchema),
}
