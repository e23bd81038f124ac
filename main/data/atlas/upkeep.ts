import { z } from 'zod'
import type { RecordsChanged } from '../../../shared/contract/features/records.ts'
import type { DataContext, EventHandler, IdleTask, Slot } from '../context.ts'
import { all, run, transaction, type WriteDb } from '../db/sql.ts'
import { type Computed, isLive } from './compute.ts'
import { ensureInputs } from './inputs.ts'
import { type Mapped, mapped } from './maps.ts'
import { placeFeatures } from './places.ts'
import { checkSignatures } from './signatures.ts'
import { followHistory } from './stale.ts'
import { absentInputs, computeKeys, isKept, typedKeys } from './values.ts'

/** Another version of a data set: other views, other values. */
export const atlasOfDatasets: EventHandler = (ctx, payload) => {
  if (ctx.role !== 'write') return
  const { records } = payload as RecordsChanged
  if (!records.some(({ kind }) => kind === 'dataset')) return
  transaction(ctx.db, (tx) => {
    ensureInputs(ctx)
    checkSignatures(tx, ctx)
  })
}

/** Day of the last look at what time changes: parameters of today and of this year. */
const lookedOn: Slot<{ day: string }> = { name: 'atlas-day', make: () => ({ day: '' }) }

/** Longest slice of the upkeep, ms: a command that comes meanwhile waits no longer. */
const sliceMs = 12

/** Keys computed at once. */
const chunk = 40

/** Computes what is stale, a few values a slice, maps that others read first. */
export const atlasUpkeep: IdleTask = {
  name: 'maps',
  run: (ctx) => {
    const day = new Date(ctx.now()).toISOString().slice(0, 10)
    const looked = ctx.keep(lookedOn)
    if (looked.day !== day) {
      looked.day = day
      transaction(ctx.db, (tx) => checkSignatures(tx, ctx))
      return true
    }
    if (placeFeatures(ctx) || followHistory(ctx)) return true
    const until = performance.now() + sliceMs
    do if (!step(ctx)) return false
    while (performance.now() < until)
    return true
  },
}

const dirtyRow = z.object({ map: z.string(), whole: z.number() })

/** One chunk of the first stale map; false when nothing is stale. */
function step(ctx: DataContext): boolean {
  const stale = new Map(
    all(ctx.db, dirtyRow, `SELECT map, max(key = '') AS whole FROM atlas_dirty GROUP BY map`).map(
      ({ map, whole }) => [map, whole === 1],
    ),
  )
  for (const [id, one] of ctx.keep(mapped)) {
    const whole = stale.get(id)
    if (whole === undefined) continue
    // The first row of an input that the map lacked: all its values are new.
    if (!isKept(ctx.db, id)) transaction(ctx.db, (tx) => checkSignatures(tx, ctx))
    refresh(ctx, one, whole || isWhole(ctx, id))
    return true
  }
  return false
}

const keyRow = z.object({ key: z.string() })

const isWhole = (ctx: DataContext, map: string): boolean =>
  all(ctx.db, keyRow, `SELECT key FROM atlas_dirty WHERE map = :map AND key = ''`, { map }).length >
  0

function refresh(ctx: DataContext, { map, about }: Mapped, whole: boolean): void {
  const isEmpty = isLive(map) || absentInputs(ctx.db, map).length > 0
  if (whole && !isEmpty && map.reach !== 'all') return spread(ctx, { map, about })
  const keys = all(ctx.db, keyRow, `SELECT key FROM atlas_dirty WHERE map = :map LIMIT ${chunk}`, {
    map: map.id,
  }).map(({ key }) => key)
  const isAll = isEmpty || map.reach === 'all'
  const values = isEmpty
    ? []
    : computeKeys(ctx, { map, about }, isAll ? null : typedKeys(map, keys))
  transaction(ctx.db, (tx) => {
    if (isAll) {
      run(tx, 'DELETE FROM atlas_value WHERE map = :map', { map: map.id })
      run(tx, 'DELETE FROM atlas_dirty WHERE map = :map', { map: map.id })
      if (isEmpty) run(tx, 'DELETE FROM atlas_map WHERE map = :map', { map: map.id })
    } else
      for (const key of keys) {
        run(tx, 'DELETE FROM atlas_value WHERE map = :map AND key = :key', { map: map.id, key })
        run(tx, 'DELETE FROM atlas_dirty WHERE map = :map AND key = :key', { map: map.id, key })
      }
    for (const value of values) store(tx, map.id, value)
  })
}

/** Maps go down to districts; what lies in okrugs and settlements counts in theirs. */
const mappedUnits = `SELECT code AS key FROM unit WHERE level NOT IN ('rural_okrug', 'settlement')`

/** A whole map becomes its keys, so that it is computed a few at a time. */
function spread(ctx: DataContext, { map }: Mapped): void {
  const keys = map.of ? `SELECT id AS key FROM ${map.of}` : mappedUnits
  transaction(ctx.db, (tx) => {
    run(tx, 'DELETE FROM atlas_value WHERE map = :map', { map: map.id })
    run(tx, 'DELETE FROM atlas_dirty WHERE map = :map', { map: map.id })
    run(
      tx,
      `INSERT OR IGNORE INTO atlas_dirty(map, key)
       SELECT :map, CAST(k.key AS TEXT) FROM (${keys}) k WHERE k.key IS NOT NULL AND k.key <> ''`,
      { map: map.id },
    )
  })
}

function store(tx: WriteDb, map: string, { key, value, class: index, n, flag }: Computed): void {
  run(
    tx,
    `INSERT OR REPLACE INTO atlas_value(map, key, value, class, n, flag)
     VALUES (:map, :key, :value, :class, :n, :flag)`,
    { map, key, value, class: index, n: Math.round(n), flag },
  )
}
