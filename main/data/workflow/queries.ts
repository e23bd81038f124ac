import { z } from 'zod'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import { decide } from '../../../shared/domain/permissions.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import { readPerson } from '../people/person.ts'
import { bytes, kindFrom, recordIdFrom } from '../records/stored.ts'
import { readRemarks } from './about.ts'
import { readStanding } from './standing.ts'

const itemSchema = z.object({
  id: bytes,
  fid: z.number(),
  kind: z.number(),
  kk: z.string(),
  ru: z.string(),
  en: z.string(),
  state: z.string(),
  path: z.string(),
  due: z.string().nullable(),
  assigned: z.number(),
})

/** States that wait for somebody, with the right that takes them on. */
const waits = [
  ['returned', 'submit'],
  ['submitted', 'check'],
  ['checked', 'approve'],
] as const

const kinds = passportKinds.map((kind) => recordKinds[kind]).join(', ')

// Two lists with an index each: what is given to the person, and what is in a waiting state.
export const workSql = `
WITH mine(about, due) AS (
  SELECT doc ->> '1', doc ->> '3' FROM rec WHERE kind = 24 AND deleted = 0 AND doc ->> '2' = :person
), picked(fid, due, assigned) AS (
  SELECT r.fid, m.due, 1 FROM mine m JOIN rec r ON r.id = unhex(m.about, '-')
  UNION ALL
  SELECT h.fid, NULL, 0 FROM p_head h
   WHERE h.state IN (SELECT value FROM json_each(:states)) AND h.kind IN (${kinds})
)
SELECT r.id, h.fid, h.kind, coalesce(h.name_kk, h.name_ru, '') AS kk,
       coalesce(h.name_ru, h.name_kk, '') AS ru, coalesce(h.name_en, h.name_ru, '') AS en,
       h.state, h.path, max(p.due) AS due, max(p.assigned) AS assigned
  FROM picked p JOIN p_head h ON h.fid = p.fid JOIN rec r ON r.fid = p.fid
 WHERE h.state <> 'approved'
 GROUP BY h.fid
 ORDER BY max(p.due) IS NULL, max(p.due), assigned DESC, h.name_ru_key, h.fid`

function readWork(ctx: DataContext, { limit }: { limit: number }) {
  const person = readPerson(ctx.db, ctx.actor)
  const may = (state: string, path: string) =>
    waits.some(
      ([waiting, action]) =>
        waiting === state && decide(ctx.session, action, { subject: 'passport', path }).allowed,
    )
  const states = waits.flatMap(([state, action]) =>
    decide(ctx.session, action).allowed ? [state] : [],
  )
  const { today } = kazakhstanTime(ctx.now())
  const items = all(ctx.db, itemSchema, workSql, {
    person: person?.record ?? '',
    states: JSON.stringify(states),
  })
    .filter((item) => item.assigned === 1 || may(item.state, item.path))
    .map(({ id, kind, kk, ru, en, assigned, path: _, ...item }) => ({
      ...item,
      record: recordIdFrom(id),
      kind: kindFrom(kind),
      name: { kk, ru, en },
      assigned: assigned === 1,
      overdue: item.due !== null && item.due < today,
    }))
  return {
    counts: {
      total: items.length,
      overdue: items.filter(({ overdue }) => overdue).length,
      assigned: items.filter(({ assigned }) => assigned).length,
    },
    items: items
      .slice(0, limit)
      .map((item) => ({ ...item, openRemarks: openRemarks(ctx, item.record) })),
  }
}

const openRemarks = ({ db }: DataContext, record: string): number =>
  readRemarks(db, record).filter(({ answer }) => answer === null).length

const overdueSchema = itemSchema
  .pick({ id: true, kk: true, ru: true, en: true, state: true, path: true })
  .extend({ person: z.string(), due: z.string() })

const overdueSql = `
SELECT r.id, coalesce(h.name_kk, h.name_ru, '') AS kk, coalesce(h.name_ru, h.name_kk, '') AS ru,
       coalesce(h.name_en, h.name_ru, '') AS en, h.state, h.path, a.doc ->> '3' AS due,
       coalesce(p.doc ->> '2', '') AS person
  FROM rec a JOIN rec r ON r.id = unhex(a.doc ->> '1', '-') JOIN p_head h ON h.fid = r.fid
  JOIN rec p ON p.id = unhex(a.doc ->> '2', '-')
 WHERE a.kind = ${recordKinds.assignment} AND a.deleted = 0 AND a.doc ->> '3' < :today
   AND h.state <> 'approved'
 ORDER BY due, h.name_ru_key, h.fid`

function readOverdue(ctx: DataContext) {
  const { today } = kazakhstanTime(ctx.now())
  return all(ctx.db, overdueSchema, overdueSql, { today })
    .filter(({ path }) => decide(ctx.session, 'assign', { subject: 'passport', path }).allowed)
    .map(({ id, kk, ru, en, path: _, ...item }) => ({
      ...item,
      record: recordIdFrom(id),
      name: { kk, ru, en },
    }))
}

export const workflowQueries = {
  'workflow.standing': readStanding,
  'work.mine': readWork,
  'work.overdue': readOverdue,
}
