import { z } from 'zod'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import type { KindDictionary } from '../../../shared/domain/dictionary.ts'
import {
  checkGathered,
  type GatheredInputs,
  gatheredRules,
  type PlacedRule,
} from '../../../shared/domain/passport/gathered.ts'
import { isExplained } from '../../../shared/domain/passport/reasons.ts'
import type { Document } from '../../../shared/domain/record/document.ts'
import type { DataContext } from '../context.ts'
import { all, one, type ReadDb, statement, type WriteDb } from '../db/sql.ts'
import { readRowByFid } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { checkContext } from './check-context.ts'
import { findingsFrom, merged, readFindings } from './findings.ts'
import { placeOf } from './head.ts'
import { hasGeometry, settle } from './project.ts'
import { distanceToSettlementM, isInside } from './surroundings.ts'
import { territories } from './territories.ts'
import { wideColumn, wideTable, wideValue } from './wide.ts'

// Made once: a schema costs more than the row it is for.
const atRow = z.object({ at: z.number() })
const countRow = z.object({ n: z.number() })
const fidRow = z.object({ fid: z.number() })
const docRow = z.object({ doc: z.string() })

/** The fields of a record whose rules across records have to be judged again; null for all. */
export interface Recheck {
  readonly fid: number
  readonly fields: ReadonlySet<number> | null
}

interface Subject {
  readonly fid: number
  readonly kind: KindDictionary
  readonly doc: Document
  readonly unit: string | null
  readonly path: string
  readonly rules: readonly PlacedRule[]
}

/**
 * Judges the rules that look beyond one record (sums of children, counts of linked passports,
 * uniqueness, the geometry) for the given fields and writes what they find. True when something
 * changed. A record keeps one geometry: rules about a second one (`geometryContains`, `geometryArea`)
 * have no inputs and are not judged.
 */
export function recheck(tx: WriteDb, ctx: DataContext, { fid, fields }: Recheck): boolean {
  const row = readRowByFid(tx, fid)
  const kind = row && !row.deleted ? kindDictionary(ctx.dictionary.dictionary, row.kind) : null
  if (!row || !kind) return false
  const register = ctx.keep(territories)
  const { unit, path } = placeOf(kind, row.doc, register)
  const all = gatheredRules(kind)
  const asked = fields ?? new Set(all.map(({ field }) => field.id))
  // An empty field is not judged, whatever others say.
  const rules = all.filter(
    ({ field }) =>
      asked.has(field.id) &&
      (field.computed !== null ||
        (row.doc[field.id] ?? null) !== null ||
        field.type === 'geometry' ||
        field.type === 'table'),
  )
  const inputs = gather(tx, ctx, { fid, kind, doc: row.doc, unit, path, rules })
  const context = checkContext(ctx, hasGeometry(tx, fid))
  const found = findingsFrom(checkGathered(kind, row.doc, context, inputs), true, (issue) =>
    isExplained(kind, row.doc, issue),
  ).filter(([field]) => asked.has(field))
  const before = readFindings(tx, fid)
  const across = merged(kind, before.across, { fields: asked, found })
  if (JSON.stringify(across) === JSON.stringify(before.across)) return false
  settle(
    tx,
    ctx,
    { kind, fid, doc: row.doc, sources: row.src, context, at: changedAt(tx, fid) },
    { before, after: { own: before.own, across } },
  )
  return true
}

function changedAt(db: ReadDb, fid: number): number {
  return one(db, atRow, 'SELECT changed_at AS at FROM p_head WHERE fid = :fid', { fid })?.at ?? 0
}

function gather(db: ReadDb, ctx: DataContext, subject: Subject): GatheredInputs {
  const { rules, fid } = subject
  const has = (kind: PlacedRule['rule']['kind']) => rules.some(({ rule }) => rule.kind === kind)
  const approved = has('changePct') ? readApproved(db, fid) : null
  return {
    ...(has('sumOfChildren') ? childrenOf(db, ctx, subject) : {}),
    linked: new Map(rules.flatMap((placed) => countLinked(db, ctx, placed, subject))),
    taken: new Set(
      rules.flatMap((placed) =>
        twins(db, ctx, placed, subject).length > 0 ? placed.field.id : [],
      ),
    ),
    ...(approved ? { approved } : {}),
    ...(has('geometryValid') ? { geometryValid: geometryValid(db, subject) } : {}),
    ...(has('geometryInside') ? { geometryInside: geometryInside(db, ctx, subject) } : {}),
    ...(has('distanceTo') ? distanceTo(db, ctx, subject) : {}),
  }
}

/** Territories directly below: one passport each, the first where a unit has several. */
function childrenOf(
  db: ReadDb,
  ctx: DataContext,
  { kind, unit, rules }: Subject,
): Pick<GatheredInputs, 'children'> {
  if (unit === null) return {}
  const fields = rules.filter(({ rule }) => rule.kind === 'sumOfChildren').map(({ field }) => field)
  const sums = fields.map((field) => `count(w.${wideColumn(field)}), total(w.${wideColumn(field)})`)
  const row = statement(db, childrenSql(kind, sums.join(', ')))
    .raw()
    .get({ unit, kind: recordKinds[kind.kind] }) as number[]
  const [passports = 0, ...values] = row
  // A unit without a passport keeps the sum from being judged: half a sum is no sum.
  const count = Math.max(passports, ctx.keep(territories).childrenOf(unit))
  const totals = new Map(
    fields.map((field, i) => [
      field.id,
      { known: values[2 * i] ?? 0, sum: values[2 * i + 1] ?? 0 },
    ]),
  )
  return { children: { count, totals } }
}

export const childrenSql = (kind: KindDictionary, sums: string): string =>
  `SELECT count(*), ${sums} FROM ${wideTable(kind.kind)} w
    WHERE w.fid IN (SELECT min(fid) FROM p_head WHERE parent = :unit AND kind = :kind GROUP BY unit)`

type CountRule = Extract<PlacedRule['rule'], { kind: 'countLinked' }>

/**
 * Passports of a kind in the territory and everything below it. Where not one of the kind has been
 * made yet the register is not kept here, and a number of zero would contradict nothing.
 */
function countLinked(
  db: ReadDb,
  ctx: DataContext,
  { field, rule }: PlacedRule,
  { path }: Subject,
): readonly (readonly [number, number])[] {
  if (rule.kind !== 'countLinked' || path === '') return []
  const of = ctx.dictionary.dictionary.kinds[rule.of as KindDictionary['kind']]
  const place = {
    kind: recordKinds[of.kind],
    path,
    below: `${path}/`,
    // The character after the slash: everything below stands before it.
    end: `${path}0`,
  }
  const countOf = (filter: Pick<CountRule, 'filter'>) =>
    one(db, countRow, linkedSql(of, filter), place)?.n ?? 0
  return countOf({}) > 0 ? [[field.id, countOf(rule)]] : []
}

/** The filter's values come from our own dictionary; quoting them keeps the statement's text bounded. */
export function linkedSql(of: KindDictionary, { filter }: Pick<CountRule, 'filter'>): string {
  const head = `FROM p_head h WHERE h.kind = :kind AND (h.path = :path OR (h.path >= :below AND h.path < :end))`
  const conditions = Object.entries(filter ?? {}).map(([key, values]) => {
    const field = of.byKey.get(key)
    if (!field) throw new Error(`${of.kind} has no field ${key}`)
    const list = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')
    const column = `w.${wideColumn(field)}`
    return field.type === 'multi'
      ? `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value IN (${list}))`
      : `${column} IN (${list})`
  })
  if (conditions.length === 0) return `SELECT count(*) AS n ${head}`
  return `SELECT count(*) AS n ${head.replace('WHERE', `JOIN ${wideTable(of.kind)} w ON w.fid = h.fid WHERE`)}
            AND ${conditions.join(' AND ')}`
}

/** Other records that have what a unique rule allows only once, as the document says it. */
export function twins(
  db: ReadDb,
  ctx: DataContext,
  { field, rule }: PlacedRule,
  { fid, kind, doc }: Pick<Subject, 'fid' | 'kind' | 'doc'>,
): readonly number[] {
  const value = rule.kind === 'unique' ? wideValue(doc[field.id]) : null
  if (rule.kind !== 'unique' || value === null) return []
  const others = rule.within === 'kind' ? [kind] : Object.values(ctx.dictionary.dictionary.kinds)
  return others
    .filter((other) => other.byId.has(field.id))
    .flatMap((other) => twinsOf(db, other, { field: field.id, value, rule, doc, fid }))
}

interface Twin {
  readonly field: number
  readonly value: string | number
  readonly rule: Extract<PlacedRule['rule'], { kind: 'unique' }>
  /** With the other fields that must be the same. */
  readonly doc: Document
  /** The record that asks. */
  readonly fid: number
}

/** Other records of the kind with the same value. */
function twinsOf(
  db: ReadDb,
  kind: KindDictionary,
  { field, value, rule, doc, fid }: Twin,
): number[] {
  const along = (rule.with ?? []).flatMap((key) => kind.byKey.get(key) ?? [])
  const same = along.map((one, i) => ` AND ${wideColumn(one)} IS :with${i}`).join('')
  return all(
    db,
    fidRow,
    `SELECT fid FROM ${wideTable(kind.kind)}
      WHERE ${wideColumn({ id: field })} = :value AND fid <> :fid${same} LIMIT 100`,
    {
      value,
      fid,
      ...Object.fromEntries(along.map((one, i) => [`with${i}`, wideValue(doc[one.id])])),
    },
  ).map((row) => row.fid)
}

function readApproved(db: ReadDb, fid: number): Document | null {
  const row = one(db, docRow, 'SELECT doc FROM version WHERE rec = :fid ORDER BY no DESC LIMIT 1', {
    fid,
  })
  return row ? (JSON.parse(row.doc) as Document) : null
}

/** Inside the unit the rule names, or the one the record says it lies in. */
function geometryInside(
  db: ReadDb,
  ctx: DataContext,
  { fid, kind, doc, rules }: Subject,
): ReadonlyMap<number, boolean> {
  const own = kind.byKey.get('geometry')?.id
  return new Map(
    rules.flatMap(({ field, rule }): [number, boolean][] => {
      if (rule.kind !== 'geometryInside' || field.id !== own) return []
      const unit = rule.unit ?? (rule.of && doc[kind.byKey.get(rule.of)?.id ?? 0])
      const inside = typeof unit === 'string' ? isInside(db, ctx, { fid, unit }) : null
      return inside === null ? [] : [[field.id, inside]]
    }),
  )
}

/**
 * Settlements are known by their centres: a stated distance (to the first house) that is greater than
 * to the centre is wrong, a smaller one may be right and is not judged.
 */
function distanceTo(
  db: ReadDb,
  ctx: DataContext,
  { fid, doc, rules }: Subject,
): Pick<GatheredInputs, 'distanceM'> {
  const stated = rules
    .filter(({ rule }) => rule.kind === 'distanceTo')
    .map(({ field }) => doc[field.id])
    .find((value) => typeof value === 'number')
  if (stated === undefined) return {}
  const distanceM = distanceToSettlementM(db, ctx, { fid, withinM: stated })
  return distanceM === null ? {} : { distanceM }
}

function geometryValid(db: ReadDb, { fid, kind }: Subject): ReadonlyMap<number, boolean> {
  const row = one(
    db,
    z.object({ valid: z.number().nullable() }),
    'SELECT ST_IsValid(geom) AS valid FROM rec_geom WHERE fid = :fid',
    { fid },
  )
  const field = kind.byKey.get('geometry')
  return new Map(row && field ? [[field.id, row.valid === 1]] : [])
}
