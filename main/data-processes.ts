import { join } from 'node:path'
import { app, dialog, shell, utilityProcess } from 'electron'
import type { HostOptions, Role } from '../shared/contract/host.ts'
import type { DataState } from '../shared/contract/shell.ts'
import { DataProcess, type DataProcessSetup } from './data-process.ts'
import type { Log } from './log.ts'
import type { wordsIn } from './words.ts'

export interface DataProcessesSetup {
  readonly entry: string
  readonly options: Omit<HostOptions, 'role'>
  readonly log: Log
  readonly words: () => ReturnType<typeof wordsIn>
  readonly broadcast: (name: string, payload: unknown) => void
}

/** The two processes of the store: who tells whom, and what happens when one dies. */
export function startDataProcesses(setup: DataProcessesSetup): Record<Role, DataProcess> {
  const { entry, options, log, broadcast } = setup
  const common = (role: Role): DataProcessSetup => ({
    options: { ...options, role },
    log,
    fork: () =>
      utilityProcess.fork(entry, [role], { serviceName: `qorgau-${role}`, stdio: 'inherit' }),
    cpuMs: cpuTime,
    onEvent: (name, payload) => {
      ;(role === 'write' ? read : write).tell(name, payload)
      broadcast(name, payload)
    },
    onState: (state) => {
      stateChanged(state)
      broadcast('data.state', state)
    },
    onGivingUp: () => askToTryAgain(setup),
  })

  function stateChanged({ role, state }: DataState): void {
    // The last events of a writer that died may be lost, and the reader's memory with them.
    if (role === 'write' && state === 'restarting') read.renew('the writer ended')
  }

  const write = new DataProcess(common('write'))
  const read = new DataProcess({ ...common('read'), after: () => write.ready })
  return { read, write }
}

/** From Electron's own figures: the same on every system. */
function cpuTime(pid: number): number {
  const metric = app.getAppMetrics().find((known) => known.pid === pid)
  return (metric?.cpu.cumulativeCPUUsage ?? 0) * 1_000
}

async function askToTryAgain({ log, words }: DataProcessesSetup): Promise<boolean> {
  const say = words()
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: say('shell.dataStopped'),
    detail: say('shell.dataStoppedDetail', { folder: log.folder }),
    buttons: [say('shell.tryAgain'), say('shell.openLogs'), say('shell.quit')],
    cancelId: 0,
    noLink: true,
  })
  if (response === 1) shell.showItemInFolder(join(log.folder, 'main.log'))
  if (response === 2) app.quit()
  return response !== 2
}
