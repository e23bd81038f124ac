import { z } from 'zod'
import { read } from '../define.ts'
import { textSchema } from './dictionary.ts'

const optional = z.exactOptional

/** `assets/reference/hazard-classes.json`: the tree of emergencies. */
export const hazardClassesSchema = z.strictObject({
  version: z.number().int().positive(),
  note: z.string(),
  classes: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-Z]+(\.[A-Z]+)*$/),
      parent: optional(z.string()),
      group: z.enum(['natural', 'manmade', 'incident']),
      label: textSchema,
    }),
  ),
})

const measured = z.strictObject({
  value: z.number().nullable(),
  status: z.string(),
  expected: optional(z.number()),
})

/** `assets/reference/substances.json`: coefficients of the chemical-release norm, each with its mark. */
export const substancesSchema = z.strictObject({
  version: z.number().int().positive(),
  norm: z.string(),
  title: textSchema,
  units: z.record(z.string(), z.string()),
  statusMarks: z.record(z.string(), textSchema),
  substances: z.array(
    z.strictObject({
      id: z.number().int().positive(),
      key: z.string().regex(/^[a-z][a-z0-9_]*$/),
      normNo: z.string(),
      name: textSchema,
      cas: optional(z.string()),
      un: optional(z.string().regex(/^[0-9]{4}$/)),
      casUnStatus: z.string(),
      gasDensity: measured,
      liquidDensity: measured,
      boilingPoint: measured,
      thresholdToxodose: measured,
      K1: measured,
      K2: measured,
      K3: measured,
      K7: z.strictObject({
        temperatures: z.array(z.number()),
        primary: z.array(z.number().nullable()),
        secondary: z.array(z.number().nullable()),
        status: z.string(),
      }),
      note: optional(textSchema),
    }),
  ),
})

/** `assets/reference/dangerous-goods.json`: what references to substances choose from besides the norm. */
export const dangerousGoodsSchema = z.strictObject({
  version: z.number().int().positive(),
  note: z.string(),
  goods: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z0-9_]*$/),
      name: textSchema,
      un: optional(z.string().regex(/^[0-9]{4}$/)),
    }),
  ),
})

export const referenceContract = {
  /** Registers that ship with the program: what references in passports and events choose from. */
  'reference.get': read(
    'open',
    z.object({}),
    z.object({
      hazardClasses: hazardClassesSchema,
      substances: substancesSchema,
      dangerousGoods: dangerousGoodsSchema,
    }),
  ),
}
