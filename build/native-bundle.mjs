/** SpatiaLite with all it needs, in one folder that can be moved; for Debian and its kin. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { inRoot, projectNode, run } from './project.mjs'

/**
 * The C and C++ libraries belong to the system: the process has loaded them before us. What we bundle
 * asks for ones as new as the build machine's.
 */
const ofTheSystem =
  /^(linux-vdso|ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|nsl|anl|mvec|stdc\+\+|gcc_s))\.so/

const quiet = async (...command) => {
  const { code, output } = await run(command, { quiet: true })
  if (code !== 0) throw new Error(`${command.join(' ')}: ${output}`)
  return output
}

async function findExtension() {
  const cache = await quiet('/sbin/ldconfig', '-p')
  const named = /mod_spatialite\.so\S*.*=> (\S+)/.exec(cache)?.[1]
  const usual = [
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
    '/usr/lib64',
    '/usr/lib',
  ]
  const found = [named, ...usual.map((folder) => join(folder, 'mod_spatialite.so'))].find(
    (path) => path && existsSync(path),
  )
  if (!found) throw new Error('mod_spatialite.so is not on this machine')
  return realpathSync(found)
}

/** What the loader would load, by the name it is asked for. */
async function dependenciesOf(library) {
  const lines = (await quiet('ldd', library)).split('\n')
  return lines.flatMap((line) => {
    const [, name, path] = /^\s*(\S+) => (\/\S+)/.exec(line) ?? []
    return name && path && !ofTheSystem.test(name) ? [[name, realpathSync(path)]] : []
  })
}

/** Copies everything into `native/<platform>-<arch>` and makes each library look beside itself. */
export async function bundleNative() {
  const folder = inRoot(`out/native/${process.platform}-${process.arch}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const extension = await findExtension()
  const libraries = [['mod_spatialite.so', extension], ...(await dependenciesOf(extension))]
  for (const [name, path] of libraries) copyFileSync(path, join(folder, name))
  for (const [name] of libraries)
    await quiet('patchelf', '--set-rpath', '$ORIGIN', join(folder, name))
  const proj = ['/usr/share/proj/proj.db', '/usr/local/share/proj/proj.db'].find((path) =>
    existsSync(path),
  )
  if (!proj) throw new Error('proj.db is not on this machine (Debian: proj-data)')
  copyFileSync(proj, join(folder, 'proj.db'))
  return folder
}

/**
 * Loads the bundle for real and transforms a point. Every library it came with must have been
 * loaded from its folder and none of the same name from the system.
 */
export async function proveNative(folder) {
  const names = readdirSync(folder).filter((name) => name.includes('.so'))
  const script = `
    const Database = require(${JSON.stringify(inRoot('node_modules/better-sqlite3'))})
    const db = new Database(':memory:')
    db.loadExtension(${JSON.stringify(join(folder, 'mod_spatialite'))})
    db.prepare('SELECT PROJ_SetDatabasePath(?)').get(${JSON.stringify(join(folder, 'proj.db'))})
    db.prepare('SELECT InitSpatialMetaData(1)').get()
    const x = db.prepare('SELECT ST_X(ST_Transform(MakePoint(71.43, 51.13, 4326), 32642)) AS x').get().x
    const maps = require('node:fs').readFileSync('/proc/self/maps', 'utf8')
    const loaded = [...new Set([...maps.matchAll(/ (\\/\\S+\\.so\\S*)$/gm)].map((match) => match[1]))]
    console.log(JSON.stringify({ x, loaded, projDb: db.prepare('SELECT PROJ_GetDatabasePath() AS p').get().p }))`
  const env = { PATH: '/usr/bin:/bin' }
  const { code, output } = await run([projectNode(), '-e', script], { quiet: true, env })
  if (code !== 0) throw new Error(`the bundled SpatiaLite cannot be loaded:\n${output}`)
  const { x, loaded, projDb } = JSON.parse(output)
  // Astana in UTM zone 42, metres east; reference: gdaltransform 3.6 (EPSG:4326 to EPSG:32642).
  if (!(Math.abs(x - 670_024.411) < 0.01))
    throw new Error(`the bundled PROJ transforms wrongly: ${x}`)
  if (!projDb.startsWith(folder)) throw new Error(`proj.db came from ${projDb}`)
  const foreign = loaded.filter(
    (path) => !path.startsWith(folder) && names.includes(basename(path)),
  )
  const ours = loaded.filter((path) => path.startsWith(folder))
  return { ours: ours.length, foreign, bytes: sizeOf(folder) }
}

export function sizeOf(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}
