import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled } from './install.mjs'

const entry = { version: '1.0.0', integrity: 'sha512-a' }
const lock = (packages: Record<string, unknown>) => ({ packages: { '': {}, ...packages } })
const wanted = lock({ 'node_modules/a': entry })

test('the record npm leaves behind says what is installed', () => {
  expect(isInstalled(wanted, lock({ 'node_modules/a': entry }))).toBe(true)
  expect(isInstalled(wanted, lock({}))).toBe(false)
  expect(isInstalled(wanted, lock({ 'node_modules/a': { ...entry, version: '1.0.1' } }))).toBe(
    false,
  )
  expect(isInstalled(wanted, lock({ 'node_modules/a': { ...entry, integrity: 'x' } }))).toBe(false)
})

test('an optional package counts only where it fits the machine', () => {
  const optional = (os: string[], cpu: string[]) =>
    isInstalled(lock({ 'node_modules/n': { ...entry, optional: true, os, cpu } }), lock({}))
  const { platform, arch } = process
  expect(optional(['other'], [arch])).toBe(true)
  expect(optional([platform], ['other'])).toBe(true)
  expect(optional([`!${platform}`], [arch])).toBe(true)
  expect(optional([platform], [arch])).toBe(false)
  expect(isInstalled(lock({ 'node_modules/n': { ...entry, optional: true } }), lock({}))).toBe(true)
  expect(optional(['!other'], [arch])).toBe(false)
})

interface Ended {
  readonly code: number | null
  readonly output: string
}

/**
 * Runs the start script's first steps in a process of its own, with an `apt-get` of ours before the
 * system's on the path, and without Chromium until that `apt-get` brings it.
 */
function runWith({ asRoot, program }: { asRoot: boolean; program: string }): Ended {
  const chromium = join(folder, 'chromium')
  writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\necho "$@" >> ${folder}/asked\n${program}\n`)
  chmodSync(join(folder, 'apt-get'), 0o755)
  const uid = `data:text/javascript,process.getuid=()=>${asRoot ? 0 : 1000}`
  const script = join(import.meta.dirname, 'start.mjs')
  const ended = spawnSync(process.execPath, ['--import', uid, script, `--data=${folder}/data`], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${folder}:${process.env['PATH']}`,
      CHROMIUM_PATH: chromium,
      ELECTRON_OVERRIDE_DIST_PATH: '',
    },
  })
  return { code: ended.status, output: ended.stdout + ended.stderr }
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-install-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')

test('without the right to install, the exact line is printed and nothing is begun', () => {
  const { code, output } = runWith({ asRoot: false, program: 'exit 0' })
  expect(code).toBe(3)
  expect(output).toBe(
    'Missing on this machine: chromium. On Debian or Ubuntu run:\n' +
      '  sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium\n',
  )
  expect(readdirSync(folder)).toEqual(['apt-get'])
})

// `apt-get` is looked for where Debian has it.
test.runIf(existsSync('/usr/bin/apt-get'))(
  'root has apt-get install what is lacking; when that fails, the line is printed',
  () => {
    const { code, output } = runWith({ asRoot: true, program: 'echo no such package; exit 100' })
    expect(code).toBe(3)
    expect(output).toContain('apt-get could not install chromium')
    expect(output).toContain('no such package')
    expect(output).toContain(
      'apt-get update && apt-get install -y --no-install-recommends chromium',
    )
    expect(asked()).toEqual(['update -q', 'install -y --no-install-recommends chromium'])
    expect(readdirSync(folder).toSorted()).toEqual(['apt-get', 'asked'])
  },
)
