import { closeSync, openSync, readSync } from 'node:fs'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Steps } from '../steps.ts'
import { openGeoJson } from './geojson.ts'
import { openGeoPackage } from './geopackage.ts'
import type { VectorFile } from './vector.ts'

/** Opens a vector file by what it holds, whatever its name ends with. */
export function* openVector(path: string): Steps<VectorFile> {
  const file = openExisting(path)
  const head = Buffer.alloc(64)
  const bytes = readSync(file, head, 0, head.length, 0)
  closeSync(file)
  // JSON begins with a brace, perhaps behind a mark or white space; everything else is told apart
  // by the GeoPackage reader, which says what is wrong.
  const text = head
    .toString('latin1', 0, bytes)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (text.startsWith('{') || text.startsWith('[')) return yield* openGeoJson(path)
  return openGeoPackage(path)
}

function openExisting(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ENOENT') throw cause
    throw new AppError('not-found', { why: 'the file is gone', detail: { file: path }, cause })
  }
}
