import { z } from 'zod'
import type { DataContext } from '../context.ts'
import { all, run, type WriteDb } from '../db/sql.ts'
import { registerVersion } from '../register/store.ts'
import { signatureOf } from './compute.ts'
import { hasRows, inputViews } from './inputs.ts'
import { mapped, readersOf } from './maps.ts'

const signatureRow = z.object({ map: z.string(), signature: z.string() })

/**
 * Marks whole maps whose formula, parameters of the day, layers or register of territories are no longer those that their
 * values were computed with, and forgets maps that are no more.
 */
export function checkSignatures(tx: WriteDb, ctx: DataContext): void {
  const known = new Map(
    all(tx, signatureRow, 'SELECT map, signature FROM atlas_map').map((row) => [
      row.map,
      row.signature,
    ]),
  )
  const layers = new Map([...inputViews(ctx)].map(([name, { layer, sql }]) => [name, layer && sql]))
  const units = registerVersion(tx)
  for (const { map } of ctx.keep(mapped).values()) {
    const read = Object.keys(map.reads).map((name) => layers.get(name) ?? '')
    const absent = Object.entries(map.reads).flatMap(([name, columns]) =>
      hasRows(tx, name, columns) ? [] : [name],
    )
    const signature = `${signatureOf(map, ctx.now())} ${units} ${read.join('')} ${absent.join()}`
    if (known.get(map.id) !== signature) {
      run(tx, 'DELETE FROM atlas_value WHERE map = :map', { map: map.id })
      markWhole(tx, map.id)
      for (const reader of readersOf(ctx, map.id)) markWhole(tx, reader.id)
      run(tx, 'INSERT OR REPLACE INTO atlas_map(map, signature) VALUES (:map, :signature)', {
        map: map.id,
        signature,
      })
    }
    known.delete(map.id)
  }
  for (const map of known.keys())
    for (const table of ['atlas_map', 'atlas_value', 'atlas_dirty'])
      run(tx, `DELETE FROM ${table} WHERE map = :map`, { map })
}

const markWhole = (tx: WriteDb, map: string): void =>
  void run(tx, `INSERT OR IGNORE INTO atlas_dirty(map, key) VALUES (:map, '')`, { map })
