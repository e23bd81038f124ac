import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { blobFromGeometry } from '../db/geometry.ts'
import { GeoPackageWriter, type NewLayer } from './geopackage-write.ts'
import type { VectorValue } from './vector.ts'

/** Makers of vector files for tests and benches. */
export interface MadeFeature {
  readonly geometry: Parameters<typeof blobFromGeometry>[0] | null
  readonly values: readonly VectorValue[]
}

export const point = (lon: number, lat: number): MadeFeature['geometry'] => ({
  type: 'Point',
  coordinates: [lon, lat],
})

/** A regular polygon of some corners around a place. */
export function ringAround(lon: number, lat: number, radius: number, corners: number): number[][] {
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners
    return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)]
  })
  return [...ring, ring[0] ?? []]
}

export function makeGeoPackage(
  path: string,
  layer: Partial<NewLayer>,
  features: Iterable<MadeFeature>,
): string {
  const writer = new GeoPackageWriter(path, {
    name: 'places',
    title: 'Places',
    description: '',
    type: 'POINT',
    attributes: [
      { name: 'name', type: 'text' },
      { name: 'size', type: 'number' },
    ],
    ...layer,
  })
  let id = 0
  for (const { geometry, values } of features)
    writer.add(++id, geometry && Buffer.from(blobFromGeometry(geometry)), values)
  writer.finish()
  writer.close()
  return path
}

/** Changes a made file by SQL, as a program with other ideas would have written it. */
export function editGeoPackage(path: string, sql: string, ...values: unknown[]): string {
  const raw = new Database(path)
  raw.pragma('foreign_keys = OFF')
  for (const name of ['ST_IsEmpty', 'ST_MinX', 'ST_MaxX', 'ST_MinY', 'ST_MaxY'])
    raw.function(name, { varargs: true }, () => 0)
  raw.prepare(sql).run(...values)
  raw.close()
  return path
}

export interface MadeFolder {
  readonly path: (name: string) => string
  readonly remove: () => void
}

export function makeFolder(): MadeFolder {
  const folder = mkdtempSync(join(tmpdir(), 'qorgau-files-'))
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
