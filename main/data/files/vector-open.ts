import { closeSync, openSync, readSync } from 'node:fs'
import { openGeoJson } from './geojson.ts'
import { openGeoPackage } from './geopackage.ts'
import type { VectorFile } from './vector.ts'

/** Opens a vector file by what it holds, whatever its name ends with. */
export function openVector(path: string): VectorFile {
  const file = openSync(path, 'r')
  const head = Buffer.alloc(64)
  const bytes = readSync(file, head, 0, head.length, 0)
  closeSync(file)
  // JSON begins with a brace, perhaps behind a mark or white space; everything else is told apart
  // by the GeoPackage reader, which says what is wrong.
  const text = head
    .toString('latin1', 0, bytes)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  return text.startsWith('{') || text.startsWith('[') ? openGeoJson(path) : openGeoPackage(path)
}
