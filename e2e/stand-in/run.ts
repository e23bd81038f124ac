import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bootApp, resourcesFolder } from './app.ts'
import { readCommandLine } from './command-line.ts'
import { forgetKazakh } from './in-page.ts'

/** The executable: reads Electron's command line and runs the application's main script. */
const dist = join(import.meta.dirname, 'dist')
const line = readCommandLine(process.argv.slice(2))

if (line.version) {
  process.stdout.write(`v${readFileSync(join(dist, 'version'), 'utf8').trim()} (stand-in)\n`)
  process.exit(0)
}

// Electron's main process has Chromium's language tables, not Node's.
forgetKazakh()
Object.assign(process, { type: 'browser', resourcesPath: resourcesFolder(dist) })
process.argv = [process.execPath, ...line.argv]
if (line.inspectPort !== null) {
  const inspector = await import('node:inspector')
  inspector.open(line.inspectPort)
}
const require = createRequire(import.meta.url)
for (const file of line.preloads) require(file)

const entry = resolve(line.entry)
const isFolder = statSync(entry).isDirectory()
const appFolder = isFolder ? entry : dirname(entry)
const main = isFolder ? join(entry, mainOf(entry)) : entry
await bootApp(
  { appFolder, debuggingPort: line.debuggingPort },
  () => import(pathToFileURL(main).href),
)

function mainOf(folder: string): string {
  const text = readFileSync(join(folder, 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly main: string }).main
}
