import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface Arrival {
  readonly argv: string[]
  readonly cwd: string
  readonly data: unknown
}

export interface InstanceLock {
  release(): void
}

/**
 * One process a folder. The lock is SQLite's: the kernel drops it when its owner dies, however it
 * dies. Whoever comes second gets null and leaves a note for the owner, who watches for notes.
 */
export function takeLock(
  folder: string,
  arrival: Arrival,
  onArrival: (arrival: Arrival) => void,
): InstanceLock | null {
  const notes = join(folder, 'arrivals')
  mkdirSync(notes, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'instance.lock'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch {
    // Busy: somebody else owns the folder.
    lock.close()
    leaveNote(notes, arrival)
    return null
  }
  for (const name of readdirSync(notes)) rmSync(join(notes, name))
  const watcher = watch(notes, () => readNotes(notes, onArrival))
  watcher.unref()
  return {
    release: () => {
      watcher.close()
      lock.close()
    },
  }
}

function leaveNote(notes: string, arrival: Arrival): void {
  const name = join(notes, `${process.pid}-${Date.now()}`)
  writeFileSync(`${name}.part`, JSON.stringify(arrival))
  renameSync(`${name}.part`, `${name}.json`)
}

function readNotes(notes: string, onArrival: (arrival: Arrival) => void): void {
  for (const name of readdirSync(notes).filter((known) => known.endsWith('.json'))) {
    const text = readFileSync(join(notes, name), 'utf8')
    rmSync(join(notes, name))
    onArrival(JSON.parse(text) as Arrival)
  }
}
