import { join } from 'node:path'
import { app, type BrowserWindow, shell } from 'electron'
import type { Handlers } from '../../shared/contract/define.ts'
import type { Role } from '../../shared/contract/host.ts'
import type { ShellContract } from '../../shared/contract/shell.ts'
import type { DataProcess } from '../data-process.ts'
import type { FileTokens } from '../file-tokens.ts'
import type { Log } from '../log.ts'
import type { SettingsStore } from '../settings.ts'
import { wordsIn } from '../words.ts'
import { openFiles, saveFile } from './file-dialogs.ts'
import { printReady, printToFile } from './print.ts'
import { takeFile } from './taken-files.ts'

export interface ShellContext {
  readonly log: Log
  readonly dataFolder: string
  readonly demo: boolean
  /** File of the preload script, for pages that main opens. */
  readonly preload: string
  /** When the start of this run began, milliseconds of the epoch. */
  readonly startedAt: number
  /** The window that asks. */
  readonly window: BrowserWindow | null
  readonly tokens: FileTokens
  readonly settings: SettingsStore
  readonly hosts: Readonly<Record<Role, DataProcess>>
  readonly broadcast: (name: string, payload: unknown) => void
}

const withWords = (ctx: ShellContext) => ({ ...ctx, words: wordsIn(ctx.settings.read().language) })

export const shellHandlers: Handlers<ShellContract, ShellContext> = {
  'shell.about': ({ log, dataFolder, demo }) => ({
    version: app.getVersion(),
    runtime: process.versions['electron']
      ? `Electron ${process.versions['electron']}`
      : `Node ${process.versions.node}`,
    logFolder: log.folder,
    dataFolder,
    demo,
  }),
  'shell.milestone': ({ log, startedAt }, { name }) => {
    log.info(`milestone ${name}`, { sinceStartMs: Date.now() - startedAt })
    return {}
  },
  'shell.readSettings': ({ settings }) => settings.read(),
  'shell.changeSettings': ({ settings, broadcast }, part) => {
    const next = settings.change(part)
    broadcast('settings.changed', next)
    return next
  },
  'shell.openFiles': (ctx, input) => openFiles(withWords(ctx), input),
  'shell.saveFile': (ctx, input) => saveFile(withWords(ctx), input),
  'shell.takeFile': (ctx, input) => takeFile(ctx, input),
  'shell.showItem': ({ log, dataFolder, tokens }, input) => {
    if ('file' in input) shell.showItemInFolder(tokens.pathOf(input.file))
    else shell.showItemInFolder(input.place === 'logs' ? join(log.folder, 'main.log') : dataFolder)
    return {}
  },
  'shell.print': async ({ tokens, preload, log }, { page, record, language, file }) => ({
    bytes: await printToFile({
      preload,
      hash: `${page}/${record}/${language}`,
      path: tokens.pathOf(file),
      log,
    }),
  }),
  'shell.printReady': ({ window, log }, { failure }) => {
    if (window) printReady(window.webContents.id, failure, log)
    return {}
  },
  'shell.dataState': ({ hosts }) => [hosts.read.state, hosts.write.state],
  'shell.restartData': ({ hosts }, { role }) => {
    hosts[role].renew('the person asked for it')
    return {}
  },
  'shell.reportError': ({ log }, { text, stack }) => {
    log.error(`window: ${text}`, { stack })
    return {}
  },
  'shell.quit': () => {
    app.quit()
    return {}
  },
}
