import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/contract/failure.ts'

export interface FolderLock {
  readonly release: () => void
}

/**
 * One process a data folder. The lock is SQLite's own exclusive lock on an empty file: the system
 * drops it when its holder dies, so a lock left by a dead process needs no guess about process ids.
 * The text beside it only tells a person who holds it.
 */
export function lockFolder(folder: string): FolderLock {
  const owner = join(folder, 'qorgau.lock.json')
  const holder = new Database(join(folder, 'qorgau.lock'), { timeout: 0 })
  try {
    holder.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    holder.close()
    throw new AppError('locked', {
      why: 'another process works on this data folder',
      detail: { folder, ...readOwner(owner) },
      cause,
    })
  }
  writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname() }))
  return {
    release: () => {
      rmSync(owner, { force: true })
      holder.close()
    },
  }
}

function readOwner(file: string): { pid?: number; host?: string } {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const { pid, host } = found as { pid: unknown; host: unknown }
    return { pid: Number(pid), host: String(host) }
  } catch (error) {
    // The text may be half written by the holder at this very moment; the refusal stands without it.
    if (error instanceof SyntaxError || (error as { code?: string }).code === 'ENOENT') return {}
    throw error
  }
}
