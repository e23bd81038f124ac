/** Packages of npm and of the system; plain Node 20. */
import { existsSync, readFileSync } from 'node:fs'
import { findRuntime, inRoot, projectNode, run } from './project.mjs'

/** Missing and not ours to install: said in one line, nothing half done. */
export class Missing extends Error {}

const chromiumPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A name alone, a list of names, or a list of what is excluded. */
const fits = (names, value) => {
  const list = [names].flat()
  const excludes = list.some((name) => name.startsWith('!'))
  return excludes ? !list.includes(`!${value}`) : list.includes(value)
}

/** Whether npm should have installed an optional package here; unsure ones are left to npm. */
const isForUs = ({ os, cpu, libc }) =>
  Boolean(os && cpu && !libc) && fits(os, process.platform) && fits(cpu, process.arch)

/**
 * npm writes `node_modules/.package-lock.json` last, so a broken installation never looks whole.
 * @param {{ packages: Record<string, any> }} wanted
 * @param {{ packages: Record<string, any> }} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true
    const there = installed.packages[path]
    if (there) return there.version === entry.version && there.integrity === entry.integrity
    return entry.optional && !isForUs(entry)
  })
}

const readJson = (path) => JSON.parse(readFileSync(inRoot(path), 'utf8'))

export async function ensurePackages() {
  const stamp = 'node_modules/.package-lock.json'
  if (existsSync(inRoot(stamp)) && isInstalled(readJson('package-lock.json'), readJson(stamp)))
    return
  console.log('Installing packages (npm ci) …')
  const npm = process.env['npm_execpath']
  const program = npm && /\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm']
  const { code } = await run([...program, 'ci', '--no-audit', '--no-fund'], { env: process.env })
  if (code !== 0) throw new Missing('npm ci failed; see above. It needs the network once.')
}

/** Loads the extension for real: a file of that name may lack its own libraries. */
export async function canLoadSpatialite() {
  const script = `const D = require('better-sqlite3'); const db = new D(':memory:');
    db.loadExtension('mod_spatialite'); db.prepare('SELECT spatialite_version()').get()`
  return (await run([projectNode(), '-e', script], { quiet: true })).code === 0
}

export function hasChromium() {
  const given = process.env['CHROMIUM_PATH']
  return (given ? [given] : chromiumPlaces).some((path) => existsSync(path))
}

/** Is a program on the search path? */
export async function hasProgram(name) {
  const finder =
    process.platform === 'win32' ? ['where', name] : ['/bin/sh', '-c', `command -v ${name}`]
  return (await run(finder, { quiet: true })).code === 0
}

/**
 * What the system lacks, as names of Debian packages.
 * @returns {Promise<string[]>}
 */
async function findLacking({ forTests }) {
  const lacking = async (name, check) => ((await check) ? [] : [name])
  const found = await Promise.all([
    lacking('libsqlite3-mod-spatialite', canLoadSpatialite()),
    lacking('chromium', findRuntime().name === 'Electron' || hasChromium()),
    lacking('poppler-utils', !forTests || hasProgram('pdftotext')),
    lacking('gdal-bin', !forTests || hasProgram('ogrinfo')),
  ])
  return found.flat()
}

export async function ensureSystem({ forTests }) {
  const lacking = await findLacking({ forTests })
  if (lacking.length === 0) return
  const install = `apt-get install -y --no-install-recommends ${lacking.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Missing(
      `Missing on this machine: ${lacking.join(', ')}. On Debian or Ubuntu run:\n  sudo apt-get update && sudo ${install}`,
    )
  console.log(`Installing ${lacking.join(', ')} (apt-get) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(['apt-get', 'update', '-q'], { env, quiet: true })
  const { code, output } = await run(install.split(' '), { env, quiet: true })
  const still = code === 0 ? await findLacking({ forTests }) : lacking
  if (still.length > 0)
    throw new Missing(
      `apt-get could not install ${still.join(', ')}:\n${output.slice(-2_000)}\nRun:\n  apt-get update && ${install}`,
    )
}
