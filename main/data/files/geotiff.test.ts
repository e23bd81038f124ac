import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { repositoryFolder } from '../testing.ts'
import { readGeoTiff } from './geotiff.ts'

const relief = join(repositoryFolder, 'assets/starter/kz-dem-2min.tif')
const folder = mkdtempSync(join(tmpdir(), 'qorgau-tiff-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the relief is read with its edges and the heights it is known for', () => {
  const grid = readGeoTiff(relief)
  const at = (lon: number, lat: number) => {
    const column = Math.floor(((lon - grid.box[0]) / (grid.box[2] - grid.box[0])) * grid.columns)
    const row = Math.floor(((grid.box[3] - lat) / (grid.box[3] - grid.box[1])) * grid.rows)
    return grid.values[row * grid.columns + column] ?? 0
  }
  expect([grid.columns, grid.rows]).toEqual([1320, 540])
  grid.box.forEach((edge, i) => expect(edge).toBeCloseTo([45, 39, 89, 57][i] ?? 0, 9))
  // Values printed by gdallocationinfo -wgs84 for the same file.
  expect([at(71.43, 51.13), at(80.17, 42.21), at(51.85, 43.65)]).toEqual([351, 4160, 183])
})

test('a file of another shape is refused, not misread', () => {
  const bytes = readFileSync(relief)
  const changed = (edit: (copy: Buffer) => void): string => {
    const copy = Buffer.from(bytes)
    edit(copy)
    const path = join(folder, 'changed.tif')
    writeFileSync(path, copy)
    return path
  }
  expect(() => readGeoTiff(changed((copy) => copy.write('MM', 0)))).toThrow('little-endian')
  const directory = bytes.readUInt32LE(4)
  for (let i = 0; i < bytes.readUInt16LE(directory); i++) {
    const at = directory + 2 + 12 * i
    if (bytes.readUInt16LE(at) === 259)
      expect(() => readGeoTiff(changed((copy) => copy.writeUInt16LE(5, at + 8)))).toThrow(
        'deflated',
      )
  }
})
