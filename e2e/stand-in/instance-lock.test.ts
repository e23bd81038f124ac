import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from './instance-lock.ts'

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'instance-lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Another process that takes the lock of the folder, says how it went and stays. */
async function takeElsewhere(): Promise<{ readonly got: string; readonly child: ChildProcess }> {
  const module = join(import.meta.dirname, 'instance-lock.ts')
  const script = `import { takeLock } from ${JSON.stringify(module)}
    const lock = takeLock(${JSON.stringify(folder)}, { argv: ['a', 'b'], cwd: '/', data: null }, () => {})
    console.log(lock ? 'taken' : 'refused')
    setInterval(() => {}, 1000)`
  const args = ['--no-warnings', '--input-type=module', '-e', script]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [got] = (await once(child.stdout, 'data')) as [Buffer]
  return { got: got.toString().trim(), child }
}

test('the second process is refused and the first hears of it', async () => {
  const arrived = Promise.withResolvers<unknown>()
  const lock = takeLock(folder, { argv: [], cwd: '/', data: null }, arrived.resolve)
  expect((await takeElsewhere()).got).toBe('refused')
  expect(await arrived.promise).toEqual({ argv: ['a', 'b'], cwd: '/', data: null })
  lock?.release()
  expect((await takeElsewhere()).got).toBe('taken')
})

test('a killed owner leaves no lock behind', async () => {
  const owner = await takeElsewhere()
  expect(owner.got).toBe('taken')
  owner.child.kill('SIGKILL')
  await once(owner.child, 'exit')
  expect((await takeElsewhere()).got).toBe('taken')
})
