import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'

/** A dead process whose parent has not asked for it yet still has an entry, in state Z. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'))
}

test('children and profile of a killed launcher do not stay', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'watchdog-'))
  const module = join(import.meta.dirname, 'watchdog.ts')
  const script = `import { startWatchdog } from ${JSON.stringify(module)}
    import { spawn } from 'node:child_process'
    const dog = startWatchdog(${JSON.stringify(profile)})
    const group = spawn('sleep', ['100'], { detached: true, stdio: 'ignore' })
    const single = spawn('sleep', ['100'], { stdio: 'ignore' })
    dog.add(-group.pid); dog.add(single.pid)
    console.log(group.pid + ' ' + single.pid)
    setInterval(() => {}, 1000)`
  const args = ['--no-warnings', '--input-type=module', '-e', script]
  const launcher = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(launcher.stdout, 'data')) as [Buffer]
  const pids = line.toString().trim().split(' ').map(Number)
  expect(pids.map(isAlive)).toEqual([true, true])
  launcher.kill('SIGKILL')
  await vi.waitFor(
    () => expect([...pids.map(isAlive), existsSync(profile)]).toEqual([false, false, false]),
    { timeout: 10_000 },
  )
})
