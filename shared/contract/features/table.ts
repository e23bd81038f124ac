import { z } from 'zod'
import { read } from '../define.ts'
import { describedSchema } from './layers.ts'

const layerId = z.string().min(1).max(100)

export const tableTests = ['contains', 'equals', 'least', 'most', 'empty', 'filled'] as const

const conditionSchema = z.object({
  column: z.string().max(200),
  test: z.enum(tableTests),
  /** A text for `contains`, text or number for `equals`, a number for `least` and `most`. */
  value: z.union([z.string().max(200), z.number()]).nullable(),
})
export type TableCondition = z.infer<typeof conditionSchema>

const whereSchema = z.array(conditionSchema).max(20)

const orderSchema = z.object({
  layer: layerId,
  /** Part of the address: another version is another table. */
  version: z.number().int(),
  where: whereSchema,
  /** Null: by id. */
  sort: z.object({ column: z.string().max(200), descending: z.boolean() }).nullable(),
})
export type TableOrder = z.infer<typeof orderSchema>

const statisticsSchema = z.object({
  /** Rows with a value, and without. */
  n: z.number().int(),
  empty: z.number().int(),
  distinct: z.number().int(),
  /** Of a column of numbers with values. */
  numbers: z
    .object({
      least: z.number(),
      most: z.number(),
      sum: z.number(),
      mean: z.number(),
      /** Of the sample: divided by n - 1; null for one value. */
      deviation: z.number().nullable(),
      /** Classes of one width, the last one closed. */
      bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.number().int() })),
    })
    .nullable(),
  /** The most frequent values, the first of them first. */
  frequent: z.array(
    z.object({ value: z.union([z.string(), z.number()]), count: z.number().int() }),
  ),
})
export type ColumnStatistics = z.infer<typeof statisticsSchema>

export const tableContract = {
  'table.rows': read(
    'view',
    z.object({ layer: layerId, ids: z.array(z.number().int()).max(500) }),
    z.array(describedSchema),
  ),
  'table.statistics': read(
    'view',
    z.object({ layer: layerId, where: whereSchema, column: z.string().max(200) }),
    statisticsSchema,
  ),
}

/** Bulk path of the ids of a table's rows, in order: Uint32. */
export function tableOrderPath(order: TableOrder): string {
  return `/bulk/table/order?${encodeURIComponent(JSON.stringify(order))}`
}

/** Reads the query of such a path. */
export function parseTableOrder(query: string): TableOrder {
  return orderSchema.parse(JSON.parse(decodeURIComponent(query.replace(/^\?/, ''))))
}
