import { app, type BrowserWindow } from 'electron'
import type { Handlers } from '../../shared/contract/define.ts'
import type { ShellContract } from '../../shared/contract/shell.ts'
import type { Log } from '../log.ts'

export interface ShellContext {
  readonly log: Log
  readonly dataFolder: string
  readonly window: BrowserWindow | null
}

export const shellHandlers: Handlers<ShellContract, ShellContext> = {
  'shell.about': ({ log, dataFolder }) => ({
    version: app.getVersion(),
    runtime: process.versions['electron']
      ? `Electron ${process.versions['electron']}`
      : `Node ${process.versions.node}`,
    logFolder: log.folder,
    dataFolder,
  }),
  'shell.milestone': ({ log }, { name }) => {
    log.info(`milestone ${name}`, { sinceStartMs: Math.round(performance.now()) })
    return {}
  },
}
