import { expect, test } from 'vitest'
import { decodeGrid, encodeGrid, noHeight } from './grid.ts'

test('a grid comes back with its edges and heights', () => {
  const grid = {
    columns: 3,
    rows: 2,
    box: [45, 39, 89, 57] as const,
    values: Int16Array.of(-132, 0, 7010, 5, noHeight, 12),
  }
  expect(decodeGrid(encodeGrid(grid))).toEqual(grid)
})

test('anything else is refused', () => {
  const bytes = encodeGrid({ columns: 2, rows: 2, box: [0, 0, 1, 1], values: new Int16Array(4) })
  for (let length = 0; length < bytes.byteLength; length++)
    expect(() => decodeGrid(bytes.slice(0, length))).toThrow('grid')
  expect(() => decodeGrid(new Uint8Array(bytes.byteLength))).toThrow('not ours')
})
