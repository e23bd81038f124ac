import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError } from '../../../shared/contract/failure.ts'
import { withCodes } from './failure.ts'

/**
 * A database on a read-only medium is opened for viewing from a copy: SQLite cannot read a file in
 * write-ahead mode where it may not make the log's index beside it. Both data processes find the
 * same copy by the path, size and time of the original.
 */
export function viewingCopyOf(file: string): string {
  const { size, mtimeMs } = statSync(file)
  const key = createHash('sha256')
    .update(`${resolve(file)}|${size}|${mtimeMs}`)
    .digest('hex')
  return join(tmpdir(), `qorgau-view-${key.slice(0, 24)}`, 'qorgau.db')
}

export function makeViewingCopy(file: string): string {
  if (!existsSync(file))
    throw new AppError('read-only', { why: 'the folder is read-only and holds no database' })
  const copy = viewingCopyOf(file)
  removeViewingCopy(copy)
  mkdirSync(join(copy, '..'), { recursive: true, mode: 0o700 })
  withCodes(() => {
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    copyFileSync(file, `${copy}.part`)
    renameSync(`${copy}.part`, copy)
  })
  return copy
}

export function removeViewingCopy(copy: string): void {
  rmSync(join(copy, '..'), { recursive: true, force: true })
}
