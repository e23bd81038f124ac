import { z } from 'zod'
import type { Box } from '../../../shared/contract/features/layers.ts'
import {
  listedKindSchema,
  type PassportOrder,
  type PassportRow,
  parsePassportOrder,
} from '../../../shared/contract/features/passports.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { gatheredKinds } from '../../../shared/domain/dictionary/rules.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import type { BulkHandler, DataContext } from '../context.ts'
import { geometryFromBlob } from '../db/geometry.ts'
import { all, type Bindings, one, snapshot, statement } from '../db/sql.ts'
import { unitShapes } from '../layers/unit-shapes.ts'
import { readFindings } from '../projections/findings.ts'
import { bytes, kindFrom, recordIdFrom, requireRow } from '../records/stored.ts'
import { register } from '../search/register.ts'
import { type Order, orderOf, type Where, whereOf } from './filter.ts'

const headRow = z.object({
  fid: z.number(),
  id: bytes,
  kind: z.number().transform((n) => listedKindSchema.parse(kindFrom(n))),
  unit: z.string().nullable(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
  number: z.string().nullable(),
  state: z.string(),
  completeness: z.number(),
  missing: z.number(),
  blocks: z.number(),
  warns: z.number(),
  overdueOn: z.string().nullable(),
  changedAt: z.number(),
})
const headColumns = `h.fid, r.id, h.kind, h.unit, h.name_kk AS kk, h.name_ru AS ru, h.name_en AS en,
  h.number, h.state, h.completeness, h.missing, h.blocks, h.warns, h.overdue_on AS overdueOn,
  h.changed_at AS changedAt`

type Cursor = readonly [string | number, number]

const pageRow = headRow.extend({ key: z.union([z.string(), z.number()]) })

/** A page behind a row: the sort value and the number of that row, never an offset. */
export function pageSql(where: Where, { join, key, descending }: Order, after: boolean): string {
  const [way, beyond] = descending ? ['DESC', '<'] : ['ASC', '>']
  return `SELECT ${headColumns}, ${key} AS key
    FROM p_head h ${join} JOIN rec r ON r.fid = h.fid
   WHERE ${where.sql} ${after ? `AND (${key}, h.fid) ${beyond} (:key, :fid)` : ''}
   ORDER BY ${key} ${way}, h.fid ${way} LIMIT :limit`
}

export const countSql = (where: Where): string =>
  `SELECT count(*) AS n FROM p_head h WHERE ${where.sql}`

interface ListInput extends PassportOrder {
  readonly after: Cursor | null
  readonly limit: number
}

function listPassports(ctx: DataContext, input: ListInput) {
  const { after, limit } = input
  const where = whereOf(ctx, input.filter)
  const place: Bindings = after ? { key: after[0], fid: after[1] } : {}
  return snapshot(ctx.db, () => {
    const found = all(ctx.db, pageRow, pageSql(where, orderOf(ctx, input), after !== null), {
      ...where.bindings,
      ...place,
      limit,
    })
    const last = found.at(-1)
    const next: [string | number, number] | null =
      last && found.length === limit ? [last.key, last.fid] : null
    const counted = one(ctx.db, z.object({ n: z.number() }), countSql(where), where.bindings)
    return { rows: found.map((row) => toRow(ctx, row)), next, total: counted?.n ?? 0 }
  })
}

function toRow(ctx: DataContext, head: z.output<typeof headRow>): PassportRow {
  const { id, kk, ru, en, overdueOn, ...rest } = head
  const unit =
    head.unit === null ? undefined : ctx.keep(register).read(ctx.db).byCode.get(head.unit)
  const spare = head.kind === 'territory' ? unit?.name : undefined
  const { today } = kazakhstanTime(ctx.now())
  return {
    ...rest,
    record: recordIdFrom(id),
    name: {
      kk: kk ?? spare?.kk ?? ru ?? en ?? '',
      ru: ru ?? spare?.ru ?? kk ?? en ?? '',
      en: en ?? spare?.en ?? ru ?? kk ?? '',
    },
    overdue: overdueOn !== null && overdueOn <= today,
  }
}

const rowsSql = `SELECT ${headColumns}
  FROM json_each(:fids) j JOIN p_head h ON h.fid = j.value JOIN rec r ON r.fid = h.fid
 ORDER BY j.key`

export function readRows(
  ctx: DataContext,
  { fids }: { readonly fids: readonly number[] },
): PassportRow[] {
  return all(ctx.db, headRow, rowsSql, { fids: JSON.stringify(fids) }).map((row) => toRow(ctx, row))
}

export function orderSql(where: Where, { join, key, descending }: Order): string {
  const way = descending ? 'DESC' : 'ASC'
  return `SELECT h.fid FROM p_head h ${join} WHERE ${where.sql} ORDER BY ${key} ${way}, h.fid ${way}`
}

/** Numbers of all passports in an order: for the list on the screen and for exports. */
export function orderPassports(ctx: DataContext, order: PassportOrder): number[] {
  const where = whereOf(ctx, order.filter)
  return statement(ctx.db, orderSql(where, orderOf(ctx, order)))
    .pluck()
    .all(where.bindings) as number[]
}

export const passportsBulk: BulkHandler = (ctx, url) => {
  const fids = orderPassports(ctx, parsePassportOrder(url.search))
  return new Uint8Array(Uint32Array.from(fids).buffer)
}

const boxRow = z.object({
  unit: z.string().nullable(),
  west: z.number().nullable(),
  south: z.number().nullable(),
  east: z.number().nullable(),
  north: z.number().nullable(),
})
const boxSql = `SELECT h.unit, b.xmin AS west, b.ymin AS south, b.xmax AS east, b.ymax AS north
  FROM json_each(:fids) j JOIN p_head h ON h.fid = j.value
  LEFT JOIN idx_rec_geom_geom b ON b.pkid = h.fid`

function boxOf(ctx: DataContext, { fids }: { readonly fids: readonly number[] }): Box | null {
  const boxes = all(ctx.db, boxRow, boxSql, { fids: JSON.stringify(fids) }).flatMap(
    ({ unit, west, south, east, north }): Box[] => {
      if (west !== null && south !== null && east !== null && north !== null)
        return [[west, south, east, north]]
      const box = unit === null ? undefined : ctx.keep(unitShapes).boxOf(ctx, unit)
      return box ? [box] : []
    },
  )
  return boxes.reduce<Box | null>((all, box) => (all ? around(all, box) : box), null)
}

function around(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}

const placeRow = z.object({ unit: z.string().nullable(), geom: bytes.nullable() })
const placeSql = `SELECT h.unit, g.geom FROM p_head h LEFT JOIN rec_geom g ON g.fid = h.fid
  WHERE h.fid = :fid`

/** The own geometry of a passport, else the outline of its territory, as they are stored. */
export function outlineOf(ctx: DataContext, fid: number): Buffer | null {
  const place = one(ctx.db, placeRow, placeSql, { fid })
  if (place?.geom) return Buffer.from(place.geom)
  return place?.unit ? ctx.keep(unitShapes).blobOf(ctx, place.unit) : null
}

/** What the record shows together with others, each as a finding of the checks. */
function readFound(ctx: DataContext, { record }: { readonly record: RecordId }) {
  const { fid } = requireRow(ctx.db, record)
  return readFindings(ctx.db, fid).across.flatMap(([field, , , rule, severity, message]) => {
    const kind = gatheredKinds.find((known) => known === rule)
    return kind && message
      ? [
          {
            field,
            rule: kind,
            severity: severity === 'block' ? severity : 'warn',
            message,
          } as const,
        ]
      : []
  })
}

export const passportQueries = {
  'passports.findings': readFound,
  'passports.list': listPassports,
  'passports.rows': readRows,
  'passports.box': boxOf,
  'passports.outline': (ctx: DataContext, { fid }: { readonly fid: number }) => {
    const blob = outlineOf(ctx, fid)
    return blob && geometryFromBlob(blob)
  },
}
