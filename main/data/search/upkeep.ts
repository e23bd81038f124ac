import { z } from 'zod'
import type { DataContext, IdleTask, Slot } from '../context.ts'
import { all, one, type ReadDb, run, transaction, type WriteDb } from '../db/sql.ts'
import type { SearchSource } from './source.ts'
import { searchSources } from './sources.ts'
import { indexVersion, putEntries, removeEntry } from './store.ts'
import { forgetWords } from './vocabulary.ts'

const states = { filling: 0, shown: 1, removing: 2 } as const

/** Entries written or removed in one slice: some 10 ms. */
const slice = 250
/** Words looked at in one slice. */
const wordSlice = 1_000
/** Pages of the index joined in one slice. */
const mergePages = 32

interface UpkeepState {
  /** Word after which to go on forgetting; null when there is nothing to forget. */
  forgetAfter: string | null
  merging: boolean
}
const state: Slot<UpkeepState> = {
  name: 'search.upkeep',
  make: () => ({ forgetAfter: null, merging: false }),
}

/**
 * Brings the index to the present versions of its sources, a slice at a time; it goes on after a
 * restart where it stood. A new version is shown when it is complete, and the old one goes then.
 */
export const searchUpkeep: IdleTask = {
  name: 'search',
  run: (ctx) => keepUp(ctx, searchSources(ctx)),
}

export function keepUp(ctx: DataContext, sources: readonly SearchSource[]): boolean {
  const kept = ctx.keep(state)
  const wanted = sources.map((source) => ({
    ...source,
    version: `${source.version}.${indexVersion}`,
  }))
  if (isSettled(ctx.db, wanted)) return forgetSome(ctx.db, kept) || mergeSome(ctx.db, kept)
  transaction(ctx.db, (tx) => {
    dropUnwanted(tx, wanted)
    const step = addMissing(tx, wanted) ?? fillSome(tx, wanted) ?? removeSome(tx)
    if (step === 'removed') kept.forgetAfter = ''
    if (step !== null) kept.merging = true
  })
  return true
}

const sourceRow = z.object({
  id: z.number(),
  name: z.string(),
  version: z.string(),
  state: z.number(),
  next: z.number(),
})
type SourceRow = z.infer<typeof sourceRow>

function readSources(db: ReadDb): SourceRow[] {
  return all(
    db,
    sourceRow,
    'SELECT id, name, version, state, next FROM search_source WHERE id > 0 ORDER BY id',
  )
}

const wants = (wanted: readonly SearchSource[], { name, version }: SourceRow) =>
  wanted.some((source) => source.name === name && source.version === version)

function isSettled(db: ReadDb, wanted: readonly SearchSource[]): boolean {
  const rows = readSources(db)
  return (
    rows.length === wanted.length &&
    rows.every((row) => row.state === states.shown && wants(wanted, row))
  )
}

/** A shown version stays until its successor is complete; everything else unwanted goes. */
function dropUnwanted(tx: WriteDb, wanted: readonly SearchSource[]): void {
  for (const row of readSources(tx)) {
    if (row.state === states.removing || wants(wanted, row)) continue
    const succeeded = wanted.some(({ name }) => name === row.name)
    if (row.state === states.shown && succeeded) continue
    setState(tx, row.id, 'removing')
  }
}

function setState(tx: WriteDb, id: number, to: keyof typeof states): void {
  run(tx, 'UPDATE search_source SET state = :state WHERE id = :id', { id, state: states[to] })
}

const freeRow = z.object({ id: z.number() })

function addMissing(tx: WriteDb, wanted: readonly SearchSource[]): 'added' | null {
  const rows = readSources(tx).filter(({ state }) => state !== states.removing)
  const missing = wanted.find(
    ({ name, version }) => !rows.some((row) => row.name === name && row.version === version),
  )
  if (!missing) return null
  const free = one(
    tx,
    freeRow,
    `SELECT min(id) + 1 AS id FROM search_source s
      WHERE NOT EXISTS (SELECT 1 FROM search_source n WHERE n.id = s.id + 1)`,
  )
  run(tx, 'INSERT INTO search_source(id, name, version, state) VALUES (:id, :name, :version, 0)', {
    id: free?.id ?? 1,
    name: missing.name,
    version: missing.version,
  })
  return 'added'
}

function fillSome(tx: WriteDb, wanted: readonly SearchSource[]): 'filled' | null {
  const row = readSources(tx).find(({ state }) => state === states.filling)
  const source = wanted.find(({ name, version }) => name === row?.name && version === row.version)
  if (!row || !source) return null
  const { entries, next } = source.page(row.next, slice)
  putEntries(tx, row.id, entries)
  if (next !== null)
    run(tx, 'UPDATE search_source SET next = :next WHERE id = :id', { id: row.id, next })
  else {
    setState(tx, row.id, 'shown')
    for (const old of readSources(tx))
      if (old.name === row.name && old.id !== row.id) setState(tx, old.id, 'removing')
  }
  return 'filled'
}

const idRow = z.object({ id: z.number() })

function removeSome(tx: WriteDb): 'removed' | null {
  const row = readSources(tx).find(({ state }) => state === states.removing)
  if (!row) return null
  const entries = all(
    tx,
    idRow,
    'SELECT id FROM search_entry WHERE source = :source ORDER BY id LIMIT :limit',
    { source: row.id, limit: slice },
  )
  for (const { id } of entries) removeEntry(tx, id)
  if (entries.length < slice) run(tx, 'DELETE FROM search_source WHERE id = :id', { id: row.id })
  return 'removed'
}

function forgetSome(db: ReadDb, kept: UpkeepState): boolean {
  const { forgetAfter } = kept
  if (forgetAfter === null) return false
  kept.forgetAfter = transaction(db, (tx) => forgetWords(tx, forgetAfter, wordSlice))
  return true
}

/** Joins the segments that single commits left behind: fewer places for a query to look in. */
function mergeSome(db: ReadDb, kept: UpkeepState): boolean {
  if (!kept.merging) return false
  const before = changes(db)
  transaction(db, (tx) =>
    run(tx, `INSERT INTO search_text(search_text, rank) VALUES ('merge', :pages)`, {
      pages: mergePages,
    }),
  )
  // FTS5 counts fewer than two changes when there was nothing left to merge.
  kept.merging = changes(db) - before >= 2
  return kept.merging
}

const changesRow = z.object({ n: z.number() })
function changes(db: ReadDb): number {
  return one(db, changesRow, 'SELECT total_changes() AS n')?.n ?? 0
}
