/** What may lie in the archive, and what must. */
import { listPackage, statFile } from '@electron/asar'

const required = [
  '/package.json',
  '/out/main/index.js',
  '/out/main/host.js',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
  '/node_modules/better-sqlite3/lib/index.js',
]
/** Path, and why it may not be there. */
const forbidden = [
  [/^\/node_modules\/node-/, 'a development Node'],
  [/^\/node_modules\/better-sqlite3\/(deps|src)\//, 'sources of SQLite'],
  [/\.(ts|tsx|map|yml|cpp|hpp|c|h)$/, 'a source'],
  [/\.test\.|\.spec\.|^\/(e2e|bench|build|main|renderer|shared)\//, 'a source or a test'],
  [/^\/out\/(?!(main|preload|renderer)(\/|$))/, 'left from a test or a build'],
]
/** Found by path by the system's loader, which knows nothing of archives. */
const mustBeOutside = /\.(node|so|dll|dylib)(\.\d+)*$/

/**
 * Faults in a list of entries; pure.
 * @param {readonly { path: string, unpacked: boolean }[]} entries
 * @returns {string[]}
 */
export function findFaults(entries) {
  const paths = new Set(entries.map(({ path }) => path))
  const binaries = entries.filter(({ path }) => path.endsWith('.node'))
  return [
    ...required.filter((path) => !paths.has(path)).map((path) => `${path}: missing`),
    ...entries.flatMap(({ path }) =>
      forbidden.filter(([pattern]) => pattern.test(path)).map(([, why]) => `${path}: ${why}`),
    ),
    ...entries
      .filter(({ path, unpacked }) => mustBeOutside.test(path) && !unpacked)
      .map(({ path }) => `${path}: must lie outside the archive`),
    ...(binaries.length === 1 ? [] : [`${binaries.length} SQLite binaries instead of one`]),
  ]
}

export function checkContent(archive) {
  const paths = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  const entries = paths.flatMap((path) => {
    const entry = statFile(archive, path.slice(1))
    return 'files' in entry ? [] : [{ path, unpacked: entry.unpacked === true }]
  })
  if (entries.length === 0) throw new Error('the archive is empty')
  return { files: entries.length, faults: findFaults(entries) }
}
