import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { withCodes } from '../db/failure.ts'

/**
 * Written beside its place and moved there when whole: a reader never sees half a file, and one
 * that was there before stays until the moment it is replaced.
 */
export class AtomicFile {
  readonly part: string
  readonly #path: string

  constructor(path: string) {
    this.#path = path
    this.part = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
    rmSync(this.part, { force: true })
  }

  commit(): void {
    withCodes(() => {
      const file = openSync(this.part, 'r+')
      fsyncSync(file)
      closeSync(file)
      renameSync(this.part, this.#path)
    })
  }

  discard(): void {
    for (const suffix of ['', '-journal', '-wal', '-shm'])
      rmSync(this.part + suffix, { force: true })
  }
}
