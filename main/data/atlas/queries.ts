import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import { type AtlasValue, unitLevels } from '../../../shared/contract/features/atlas.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { classOf } from '../../../shared/domain/classify.ts'
import { uuidFromBytes } from '../../../shared/domain/ids.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import { type Catalogued, catalogueSlot } from './catalogue.ts'

type Level = (typeof unitLevels)[number]

const rankOf = (level: Level): number => unitLevels.indexOf(level) + 1

const id = z.instanceof(Uint8Array).transform((bytes) => uuidFromBytes(bytes) as RecordId)

const valueRow = z.object({
  key: z.string(),
  value: z.number().nullable(),
  n: z.number(),
  estimate: z.number(),
  record: id.nullable(),
})

function mapOf(ctx: DataContext, map: string): Catalogued {
  const found = ctx.keep(catalogueSlot).get(map)
  if (!found) throw new AppError('not-found', { detail: { map } })
  return found
}

/** Values of a map, computed now from the working state of the records. */
export function readValues(
  ctx: DataContext,
  { map, level }: { readonly map: string; readonly level: Level },
): { values: AtlasValue[] } {
  const { about, computed } = mapOf(ctx, map)
  const rows = all(
    ctx.db,
    valueRow,
    `SELECT m.key, m.value, m.n, m.estimate, r.id AS record
       FROM (${computed.sql}) m LEFT JOIN rec r ON r.fid = m.passport`,
    { rank: rankOf(level), only: null },
  )
  return {
    values: rows.map(({ estimate, ...row }) => ({
      ...row,
      class: classOf(row.value, about.classes),
      flag: row.value === null ? 'no-data' : estimate ? 'estimate' : null,
    })),
  }
}

const traceRow = z.object({
  record: id,
  kind: z.number(),
  field: z.string().nullable(),
  value: z.number().nullable(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
})

/** The records behind one value, each with the field that holds it. */
export function readTrace(
  ctx: DataContext,
  { map, level, key }: { readonly map: string; readonly level: Level; readonly key: string },
) {
  const { computed } = mapOf(ctx, map)
  const { byId } = ctx.dictionary.dictionary
  const rows = all(
    ctx.db,
    traceRow,
    `SELECT r.id AS record, r.kind, t.field, t.value, h.name_kk AS kk, h.name_ru AS ru, h.name_en AS en
       FROM (${computed.trace}) t JOIN rec r ON r.fid = t.fid JOIN p_head h ON h.fid = t.fid`,
    { rank: rankOf(level), key },
  )
  return rows.map(({ record, field, value, kk, ru, en }) => ({
    record,
    value,
    title: { kk: kk ?? ru ?? '', ru: ru ?? kk ?? '', en: en ?? ru ?? '' },
    field: [...byId.values()].find((one) => one.key === field)?.id ?? null,
  }))
}

export const atlasHandlers = {
  'atlas.list': (ctx: DataContext) =>
    [...ctx.keep(catalogueSlot).values()].map(({ about }) => about),
  'atlas.values': readValues,
  'atlas.trace': readTrace,
}
