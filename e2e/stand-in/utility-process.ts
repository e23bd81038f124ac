import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createEmitter, listening } from './emitter.ts'
import { onlyKnown, strict } from './strict.ts'
import {
  type ForkOptions,
  members,
  type UtilityEvents,
  type UtilityProcess,
  type UtilityProcessModule,
} from './surface.ts'
import type { Watchdog } from './watchdog.ts'

const parentPort = new URL('parent-port.mjs', import.meta.url).href
const known = ['env', 'cwd', 'execArgv', 'serviceName', 'stdio']
let watchdog: Watchdog | null = null
const running = new Set<number>()

export function useWatchdog(dog: Watchdog): void {
  watchdog = dog
}

/** `child_process.fork` with structured clone on the wire and `process.parentPort` in the child. */
function start(path: string, args: readonly string[] = [], options: ForkOptions = {}) {
  onlyKnown('utilityProcess.fork', options, known)
  if (!watchdog) throw new Error('utilityProcess cannot be used before app is ready')
  const output =
    options.stdio === 'pipe' ? 'pipe' : options.stdio === 'ignore' ? 'ignore' : 'inherit'
  const child = fork(path, args, {
    serialization: 'advanced',
    execArgv: ['--no-warnings', ...(options.execArgv ?? []), '--import', parentPort],
    stdio: ['ignore', output, output, 'ipc'],
    env: (options.env ?? process.env) as NodeJS.ProcessEnv,
    ...(options.cwd ? { cwd: options.cwd } : {}),
  })
  if (child.pid) {
    watchdog.add(child.pid)
    running.add(child.pid)
  }
  return facadeOf(child, watchdog)
}

function facadeOf(child: ChildProcess, dog: Watchdog): UtilityProcess {
  const emitter = createEmitter<UtilityEvents>('utilityProcess', ['spawn', 'message', 'exit'])
  const pid = child.pid
  let alive = true
  child.once('spawn', () => emitter.emit('spawn'))
  child.on('message', (message) => emitter.emit('message', message))
  // A message may be lost in a dying child's pipe, as on Electron: its exit follows.
  child.on('error', () => undefined)
  child.once('exit', (code) => {
    alive = false
    if (pid) {
      dog.remove(pid)
      running.delete(pid)
    }
    emitter.emit('exit', code ?? 1)
  })
  const facade: UtilityProcess = strict(
    'UtilityProcess',
    {
      ...listening(emitter),
      get pid() {
        return alive ? pid : undefined
      },
      stdout: child.stdout,
      stderr: child.stderr,
      postMessage: (message: unknown) => {
        if (child.connected) child.send(message as object)
      },
      kill: () => child.kill(),
    },
    members.UtilityProcess,
  )
  return facade
}

/** Processor seconds of the running utility processes, as the kernel counts them. */
export function readMetrics(): { pid: number; cpu: { cumulativeCPUUsage: number } }[] {
  return [...running].map((pid) => ({ pid, cpu: { cumulativeCPUUsage: readCpuSeconds(pid) } }))
}

/** Fields 14 and 15 of proc_pid_stat(5), in clock ticks of 10 ms. */
function readCpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    // It has just ended.
    return 0
  }
}

export const utilityProcess: UtilityProcessModule = strict(
  'utilityProcess',
  { fork: start },
  members.utilityProcess,
)
