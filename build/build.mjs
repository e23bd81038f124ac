/** Builds out/ when a source is newer than what was built from it; plain Node 20. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, projectNode, run } from './project.mjs'

const sources = [
  'main',
  'renderer',
  'shared',
  'assets',
  'electron.vite.config.ts',
  'package-lock.json',
]
const products = ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const stamp = () => inRoot('out/.built-from')

function listFiles(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [[path, stat.size, stat.mtimeMs]]
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}

/** Names, sizes and times of all sources: what `git checkout` changes, this sees. */
function fingerprint() {
  const files = sources.flatMap((source) => listFiles(inRoot(source)))
  return createHash('sha256').update(JSON.stringify(files)).digest('hex')
}

export async function ensureBuilt() {
  const now = fingerprint()
  const isThere = [...products.map((product) => inRoot(product)), stamp()].every((path) =>
    existsSync(path),
  )
  if (isThere && readFileSync(stamp(), 'utf8') === now) return
  console.log('Building …')
  const builder = inRoot('node_modules/electron-vite/bin/electron-vite.js')
  const { code, output } = await run([projectNode(), builder, 'build', '--logLevel', 'warn'], {
    quiet: true,
  })
  if (code !== 0) throw new Error(`the build failed:\n${output}`)
  writeFileSync(stamp(), now)
}
