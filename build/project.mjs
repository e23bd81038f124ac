/** Places and programs of the project; plain Node 20, for use before anything is installed. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')
export const inRoot = (...parts) => join(root, ...parts)

/** The project's own Node 24, whatever Node runs this script. */
export function projectNode() {
  const own = inRoot('node_modules/.bin/node')
  if (existsSync(own)) return own
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return process.execPath
  throw new Error(`no Node 24 for ${process.platform}-${process.arch}: install Node 24 and repeat`)
}

/** Environment in which `node` and the tools of node_modules are the project's. */
export function projectEnv(more = {}) {
  const path = `${inRoot('node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`
  return { ...process.env, PATH: path, ...more }
}

/**
 * Which Electron runs the application. Decided by looking at files: asking the package itself
 * would start a download.
 * @returns {{ name: 'Electron' | 'stand-in', dist: string }}
 */
export function findRuntime() {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const standIn = inRoot('e2e/stand-in/dist')
  if (given && given !== standIn) return { name: 'Electron', dist: given }
  const dist = inRoot('node_modules/electron/dist')
  const pathFile = inRoot('node_modules/electron/path.txt')
  const found =
    existsSync(pathFile) && existsSync(join(dist, readFileSync(pathFile, 'utf8').trim()))
  return found ? { name: 'Electron', dist } : { name: 'stand-in', dist: standIn }
}

/** The program inside a dist folder. */
export function runtimeProgram({ dist }) {
  const pathFile = inRoot('node_modules/electron/path.txt')
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron'
  return [join(dist, named), join(dist, 'electron')].find((path) => existsSync(path))
}

/**
 * Runs a program to its end; its output is ours unless `quiet`.
 * @param {readonly string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run([program, ...args], { env = projectEnv(), quiet = false } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const child = spawn(program, args, { cwd: root, env, stdio })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
