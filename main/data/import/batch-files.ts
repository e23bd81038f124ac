import { closeSync, lstatSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Rejection } from '../../../shared/contract/features/batch.ts'
import { badFile, openZip, type Zip } from '../files/workbook-zip.ts'

/** Bounds of one batch, our choice: several times what a department has. */
const most = { files: 5_000, depth: 12, partBytes: 64 * 2 ** 20, archiveBytes: 4 * 2 ** 30 }

/** A file of a batch; `part` is its name within the archive at `path`. */
export interface BatchFile {
  readonly name: string
  readonly path: string
  readonly part?: string | undefined
  /** Known not to be taken before it is read. */
  readonly reason?: Rejection | undefined
}

/** The workbooks in folders and archives, and single files, in the order of their names. */
export function gatherFiles(paths: readonly string[]): BatchFile[] {
  const found: BatchFile[] = []
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) throw new AppError('not-found', { detail: { file: basename(path) } })
    if (stat.isDirectory()) walk(path, { found, below: '', depth: 0 })
    else add(found, basename(path), path)
  }
  if (found.length === 0) throw badFile('empty', 'no files')
  return found
}

interface Walk {
  readonly found: BatchFile[]
  readonly below: string
  readonly depth: number
}

/** Links are not followed: they lead out of the chosen folder, or round in a circle. */
function walk(folder: string, { found, below, depth }: Walk): void {
  if (depth > most.depth) throw badFile('too-big', 'folders in folders', { limit: most.depth })
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name)
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (isHidden(name) || !stat) continue
    const own = join(below, name)
    if (stat.isDirectory()) walk(path, { found, below: own, depth: depth + 1 })
    else if (stat.isFile()) add(found, own, path)
  }
}

/** Locks of open workbooks, marks of systems. */
const isHidden = (name: string): boolean =>
  /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/.test(name)

function add(found: BatchFile[], name: string, path: string): void {
  if (/\.zip$/i.test(name)) found.push(...partsOf(name, path))
  else found.push({ name, path, ...byName(name) })
  if (found.length > most.files) throw badFile('too-big', 'too many files', { limit: most.files })
}

const byName = (name: string): { reason?: Rejection } =>
  /\.(xlsx|xlsm|xltx|xls|ods|csv|tsv|txt)$/i.test(name) ? {} : { reason: 'other-file' }

/** The files of an archive; archives within it stay closed. An archive that lies about itself is one refused file. */
function partsOf(name: string, path: string): BatchFile[] {
  try {
    return withZip(path, (zip) => {
      const parts = zip.names().filter((part) => !part.endsWith('/'))
      const bytes = parts.reduce((sum, part) => sum + zip.sizeOf(part), 0)
      if (bytes > most.archiveBytes) return [{ name, path, reason: 'too-big' as const }]
      return parts
        .filter((part) => !part.split('/').some(isHiddenPart))
        .toSorted()
        .map((part) => ({
          name: `${name}/${part}`,
          path,
          part,
          ...(isSafe(part) ? byName(part) : { reason: 'unsafe-name' as const }),
        }))
    })
  } catch (error) {
    return [{ name, path, reason: reasonOf(error) }]
  }
}

const isHiddenPart = (step: string): boolean => step !== '..' && step !== '.' && isHidden(step)

/** A relative path that stays where it is: nothing is written under it, but it is not to be trusted either. */
function isSafe(part: string): boolean {
  return !/^\/|^[a-z]:|\0/i.test(part) && !part.split('/').includes('..')
}

/** The reason of a refused file; every other error is thrown again. */
export function reasonOf(error: unknown): Rejection {
  if (error instanceof AppError && error.code === 'bad-file')
    return error.detail['reason'] as Rejection
  if (error instanceof AppError && error.code === 'not-found') return 'gone'
  throw error
}

function withZip<T>(path: string, use: (zip: Zip) => T): T {
  const zip = openZip(path)
  try {
    return use(zip)
  } finally {
    zip.close()
  }
}

/** Unpacks a part under a name of ours; what grows beyond its own word or our bound is refused. */
export async function unpack(path: string, part: string, to: string): Promise<void> {
  const zip = openZip(path)
  const out = openSync(to, 'w')
  try {
    const limit = Math.min(zip.sizeOf(part), most.partBytes)
    let total = 0
    for await (const chunk of zip.chunks(part)) {
      total += chunk.length
      if (total > limit)
        throw badFile('too-big', `part ${part} unpacks to too much`, {
          megabytes: most.partBytes / 2 ** 20,
        })
      writeSync(out, chunk)
    }
  } finally {
    closeSync(out)
    zip.close()
  }
}
