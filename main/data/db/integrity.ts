import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Log } from '../../log.ts'
import { unpack } from '../records/pack.ts'

/**
 * A marker stands while a writer has the file open. Found at start, it means that the last writer
 * did not end by itself (killed, power cut), and the file is checked before anything is written.
 */
export interface OpenMarker {
  readonly clear: () => void
}
const markerOf = (folder: string): string => join(folder, 'qorgau.open')

export function wasLeftOpen(folder: string): boolean {
  return existsSync(markerOf(folder))
}

export function markOpen(folder: string): OpenMarker {
  writeFileSync(markerOf(folder), String(process.pid))
  return { clear: () => rmSync(markerOf(folder), { force: true }) }
}

export interface CheckOptions {
  readonly folder: string
  readonly file: string
  readonly log: Log
  readonly now: number
}

/** Throws `corrupt` when the file is damaged, after saving a copy and what was not sent yet. */
export function requireSound(options: CheckOptions): void {
  const fault = quickCheck(options.file)
  if (fault === null) return
  options.log.error('database is damaged', { fault })
  throw saveDamaged(options, fault)
}

/** The first fault that SQLite finds, or null. */
function quickCheck(file: string): string | null {
  let raw: Database.Database | null = null
  try {
    raw = new Database(file, { timeout: 5_000 })
    const first = String(raw.pragma('quick_check(1)', { simple: true }))
    return first === 'ok' ? null : first
  } catch (error) {
    const code = String((error as { code?: string }).code)
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return code
    throw error
  } finally {
    raw?.close()
  }
}

/** Copies the damaged file aside, never touching the original, and builds the refusal. */
export function saveDamaged(options: CheckOptions, fault: string): AppError {
  const stamp = new Date(options.now).toISOString().replaceAll(/[:.]/g, '-')
  const aside = join(options.folder, 'damaged', stamp)
  mkdirSync(aside, { recursive: true })
  for (const suffix of ['', '-wal'])
    if (existsSync(options.file + suffix))
      copyFileSync(options.file + suffix, join(aside, `qorgau.db${suffix}`))
  const unsent = saveUnsent(options, join(aside, 'unsent.json'))
  return new AppError('corrupt', {
    why: `the database is damaged: ${fault}`,
    detail: { file: options.file, copy: aside, unsent, backups: join(options.folder, 'backup') },
  })
}

/** What people wrote and no server has yet: saved as text before anybody tries a repair. */
function saveUnsent({ file, log }: CheckOptions, target: string): number {
  let raw: Database.Database | null = null
  try {
    raw = new Database(file, { readonly: true })
    const rows = raw
      .prepare(
        `SELECT h.op, hex(r.id) AS record, h.act, h.actor, h.at, h.patch
           FROM outbox o JOIN history h ON h.op = o.op JOIN rec r ON r.fid = h.rec`,
      )
      .all() as { patch: Uint8Array }[]
    const text = rows.map((row) => JSON.stringify({ ...row, patch: unpack(row.patch) })).join(',\n')
    writeFileSync(target, `[${text}]\n`)
    return rows.length
  } catch (error) {
    // Damage may sit in these very tables; the copy of the file is kept in any case.
    log.error('unsent operations cannot be read from the damaged database', error)
    return -1
  } finally {
    raw?.close()
  }
}
