import { z } from 'zod'
import type { Handlers } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import {
  type ColumnStatistics,
  parseTableOrder,
  type TableCondition,
  type tableContract,
} from '../../../shared/contract/features/table.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import type { BulkHandler, DataContext } from '../context.ts'
import { withCodes } from '../db/failure.ts'
import { quoted } from '../db/quoted.ts'
import type { Bindings } from '../db/sql.ts'
import { passportOf } from '../layers/passport-of.ts'
import { requireSource } from '../layers/queries.ts'
import type { LayerSource } from '../layers/source.ts'

/** Above this many rows a text is sorted by its codes: a key for each would take seconds (our choice). */
const mostKeyed = 100_000

/** Bars of a histogram; our choice. */
const bins = 12
const mostFrequent = 10

interface Filter {
  readonly sql: string
  readonly bindings: Bindings
}

function columnOf({ relation }: LayerSource, name: string): string {
  if (!relation.columns.includes(name))
    throw new AppError('invalid-input', { why: 'no such column', detail: { column: name } })
  return quoted(name)
}

/** One condition as SQL; `:v0` … carry the values. */
function testSql(source: LayerSource, { column, test }: TableCondition, at: number): string {
  const name = columnOf(source, column)
  switch (test) {
    case 'contains':
      return `instr(folded(${name}), :v${at}) > 0`
    case 'equals':
      return `${name} = :v${at}`
    case 'least':
      return `${name} >= :v${at}`
    case 'most':
      return `${name} <= :v${at}`
    case 'empty':
      return `(${name} IS NULL OR ${name} = '')`
    default:
      return `(${name} IS NOT NULL AND ${name} <> '')`
  }
}

function filterOf(source: LayerSource, where: readonly TableCondition[]): Filter {
  const tests = where.map((condition, at) => testSql(source, condition, at))
  const values = where.flatMap(({ test, value }, at) => {
    if (test === 'empty' || test === 'filled') return []
    return [[`v${at}`, test === 'contains' ? fold(String(value ?? '')) : value] as const]
  })
  return {
    sql: `FROM (${source.relation.sql})${tests.length > 0 ? ` WHERE ${tests.join(' AND ')}` : ''}`,
    bindings: Object.fromEntries(values),
  }
}

/** Statements of conditions that people make up are compiled and forgotten. */
function rows<S extends z.ZodType>(
  { db }: DataContext,
  schema: S,
  sql: string,
  bindings: Bindings,
): z.output<S>[] {
  return withCodes(() => db.raw.prepare(sql).all(bindings)).map((row) => schema.parse(row))
}

/** Ids of the rows that pass, in order; empty values come last whichever way. */
export const tableBulk: BulkHandler = (ctx, url) => {
  const { layer, where, sort } = parseTableOrder(url.search)
  const source = requireSource(ctx, layer)
  const { sql, bindings } = filterOf(source, where)
  const order = sort ? `${orderSql(source, sort)}, fid` : 'fid'
  const ids = withCodes(() =>
    ctx.db.raw.prepare(`SELECT fid ${sql} ORDER BY ${order}`).pluck().all(bindings),
  ) as number[]
  return new Uint8Array(Uint32Array.from(ids).buffer)
}

function orderSql(
  source: LayerSource,
  { column, descending }: { readonly column: string; readonly descending: boolean },
): string {
  const name = columnOf(source, column)
  const isText = source.layer.attributes.find((one) => one.name === column)?.type === 'text'
  const key = isText && source.layer.count <= mostKeyed ? `sort_key(${name})` : name
  return `${key} ${descending ? 'DESC' : 'ASC'} NULLS LAST`
}

const totalsRow = z.object({
  n: z.number(),
  empty: z.number(),
  distinct_values: z.number(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  total: z.number().nullable(),
  mean: z.number().nullable(),
})
const valueRow = z.object({ value: z.union([z.string(), z.number()]), count: z.number() })

function statistics(
  ctx: DataContext,
  { layer, where, column }: Parameters<(typeof tableHandlers)['table.statistics']>[1],
): ColumnStatistics {
  const source = requireSource(ctx, layer)
  const name = columnOf(source, column)
  const { sql, bindings } = filterOf(source, where)
  const isNumber = source.layer.attributes.find((one) => one.name === column)?.type === 'number'
  const value = `nullif(${name}, '')`
  const number = isNumber ? value : 'NULL'
  const [totals] = rows(
    ctx,
    totalsRow,
    `SELECT count(${value}) AS n, count(*) - count(${value}) AS empty,
        count(DISTINCT ${value}) AS distinct_values, min(${number}) AS least, max(${number}) AS most,
        sum(${number}) AS total, avg(${number}) AS mean ${sql}`,
    bindings,
  )
  if (!totals) throw new Error('no totals')
  const { n, empty, distinct_values: distinct, least, most, total, mean } = totals
  const frequent = rows(
    ctx,
    valueRow,
    `SELECT value, count(*) AS count FROM (SELECT ${value} AS value ${sql})
      WHERE value IS NOT NULL GROUP BY value ORDER BY count DESC, value LIMIT ${mostFrequent}`,
    bindings,
  )
  if (least === null || most === null || total === null || mean === null)
    return { n, empty, distinct, numbers: null, frequent }
  const spread = spreadOf(ctx, { source, name, filter: { sql, bindings }, n, least, most, mean })
  return { n, empty, distinct, numbers: { least, most, sum: total, mean, ...spread }, frequent }
}

interface Spread {
  readonly source: LayerSource
  readonly name: string
  readonly filter: Filter
  readonly n: number
  readonly least: number
  readonly most: number
  readonly mean: number
}

const binRow = z.object({ bin: z.number(), count: z.number(), squares: z.number() })

/** Deviation from the mean in a second pass: the sum of squares less the square of the sum loses digits. */
function spreadOf(ctx: DataContext, { name, filter, n, least, most, mean }: Spread) {
  const width = (most - least) / bins
  const found = rows(
    ctx,
    binRow,
    `SELECT bin, count(*) AS count, sum(square) AS squares FROM (
       SELECT min(${bins - 1}, CAST(${width > 0 ? '(value - :least) / :width' : '0'} AS INTEGER)) AS bin,
              (value - :mean) * (value - :mean) AS square
         FROM (SELECT ${name} AS value ${filter.sql}) WHERE value IS NOT NULL AND value <> '')
      GROUP BY bin`,
    { ...filter.bindings, mean, ...(width > 0 ? { least, width } : {}) },
  )
  const counts = new Map(found.map(({ bin, count }) => [bin, count]))
  const squares = found.reduce((sum, row) => sum + row.squares, 0)
  return {
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    bins: Array.from({ length: width > 0 ? bins : 1 }, (_, bin) => ({
      from: least + bin * width,
      to: least + (bin + 1) * width,
      count: counts.get(bin) ?? 0,
    })),
  }
}

export const tableHandlers: Handlers<typeof tableContract, DataContext> = {
  'table.rows': (ctx, { layer, ids }) => {
    const source = requireSource(ctx, layer)
    return ids.flatMap((id) => {
      const head = source.head(id)
      if (!head) return []
      const { record, title, attributes } = head
      const row = { layer, id, record, title: { ...title }, attributes: { ...attributes } }
      return [{ ...row, passport: passportOf(ctx, row) }]
    })
  },
  'table.statistics': statistics,
}
