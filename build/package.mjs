// npm run package: the unpacked application with its configuration, content and size checked.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensurePackages, ensureSystem, hasProgram, Missing } from './install.mjs'
import { bundleNative, proveNative, sizeOf } from './native-bundle.mjs'
import { checkContent } from './package-content.mjs'
import { findRuntime, inRoot, projectNode, run } from './project.mjs'

/** Our choice: what is there now and about half as much again; growth must be noticed. */
const budgetsMb = { archive: 15, unpacked: 4, assets: 20, native: 120 }

const notRunHere = [
  'AppImage, deb, NSIS and dmg: their tools are downloaded by electron-builder',
  'fuses of the real binary (configured), signing, automatic update',
  'a start of the packaged application: the stand-in reads no asar archive',
  'Windows and macOS',
]

const mb = (bytes) => (bytes / 1_000_000).toFixed(1)

/** Electron's binary is not always here; the stand-in's script has no fuses to set. */
function writeConfig(runtime) {
  const text = readFileSync(inRoot('build/electron-builder.yml'), 'utf8')
  const usable =
    runtime.name === 'Electron' ? text : text.replace(/^electronFuses:\n(?: {2}.*\n)+/m, '')
  const file = inRoot('out/electron-builder.yml')
  writeFileSync(file, `${usable}electronDist: ${JSON.stringify(runtime.dist)}\n`)
  return file
}

async function pack() {
  const runtime = findRuntime()
  const builder = inRoot('node_modules/electron-builder/cli.js')
  const args = ['--linux', 'dir', '--publish', 'never', '--config', writeConfig(runtime)]
  const { code, output } = await run([projectNode(), builder, ...args], { quiet: true })
  if (code !== 0) throw new Error(`electron-builder failed:\n${output}`)
  console.log(`ok   electron-builder --linux dir, on ${runtime.name}; the configuration is valid`)
  const folder = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`
  return inRoot('out/package', folder, 'resources')
}

async function checkNative(resources) {
  const folder = join(resources, `native/${process.platform}-${process.arch}`)
  const { ours, foreign } = await proveNative(folder)
  if (foreign.length > 0) throw new Error(`loaded from the system instead: ${foreign.join(', ')}`)
  console.log(`ok   SpatiaLite loads from the package: ${ours} libraries, none from the system`)
}

function checkSizes(resources) {
  const sizes = {
    archive: sizeOf(join(resources, 'app.asar')),
    unpacked: sizeOf(join(resources, 'app.asar.unpacked')),
    assets: sizeOf(join(resources, 'assets')),
    native: sizeOf(join(resources, 'native')),
  }
  for (const [name, bytes] of Object.entries(sizes)) {
    if (bytes > budgetsMb[name] * 1_000_000)
      throw new Error(`${name}: ${mb(bytes)} MB, more than ${budgetsMb[name]} MB`)
    console.log(`ok   ${name}: ${mb(bytes)} of ${budgetsMb[name]} MB`)
  }
}

async function main() {
  if (process.platform !== 'linux') throw new Missing('only the Linux package is made so far')
  await ensurePackages()
  await ensureSystem({ forTests: false })
  if (!(await hasProgram('patchelf')))
    throw new Missing(
      'Missing on this machine: patchelf. On Debian run:\n  sudo apt-get install -y patchelf',
    )
  await ensureBuilt()
  const bundle = await bundleNative()
  console.log(`ok   SpatiaLite bundled: ${mb(sizeOf(bundle))} MB`)
  const resources = await pack()
  const archive = join(resources, 'app.asar')
  if (!existsSync(archive)) throw new Error('electron-builder made no app.asar')
  const { files, faults } = checkContent(archive)
  if (faults.length > 0) throw new Error(`the archive is wrong:\n${faults.join('\n')}`)
  console.log(`ok   archive: ${files} files, nothing foreign, nothing missing`)
  await checkNative(resources)
  checkSizes(resources)
  console.log(`Not run here:\n${notRunHere.map((line) => `     ${line}`).join('\n')}`)
}

main().catch((error) => {
  console.error(error instanceof Missing ? error.message : error)
  process.exitCode = error instanceof Missing ? 3 : 1
})
