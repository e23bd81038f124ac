import { createHash, randomUUID } from 'node:crypto'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, session } from 'electron'
import { startDataProcesses } from './data-processes.ts'
import { FileTokens } from './file-tokens.ts'
import { serveWindows } from './ipc.ts'
import { openLog } from './log.ts'
import { dataFolderOf, readStartOptions } from './options.ts'
import { registerScheme, serveScheme } from './protocol.ts'
import { SettingsStore } from './settings.ts'
import { openWindow } from './window.ts'
import { wordsIn } from './words.ts'

const here = import.meta.dirname
const preload = join(here, '../preload/preload.cjs')
app.setName('qorgau')
registerScheme()
const options = readStartOptions(process.argv.slice(1), process.cwd(), process.env)
const dataFolder = dataFolderOf(options, join(app.getPath('appData'), 'qorgau'))
const ownFolder = findOwnFolder(dataFolder)
// Electron's single-instance lock lies in this folder: one process a data folder.
app.setPath('userData', join(ownFolder, 'window'))
const log = openLog(join(ownFolder, 'logs'), Date.now)
const settings = new SettingsStore({
  file: join(ownFolder, 'settings.json'),
  log,
  language: options.language,
  environment: process.env,
})
process.on('uncaughtException', crash)
process.on('unhandledRejection', crash)

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  const hosts = startDataProcesses({
    entry: join(here, 'host.js'),
    options: {
      dataFolder,
      assetsFolder: app.isPackaged
        ? join(process.resourcesPath, 'assets')
        : join(here, '../../assets'),
      resourcesFolder: app.isPackaged ? process.resourcesPath : '',
      demo: options.demo,
      launch: randomUUID(),
    },
    log,
    words: () => wordsIn(settings.read().language),
    broadcast,
  })
  serveWindows({
    log,
    dataFolder,
    demo: options.demo,
    preload,
    startedAt: options.startedAt,
    tokens: new FileTokens(),
    settings,
    hosts,
    broadcast,
  })
  refusePermissions()
  serveScheme({
    root: join(here, '../renderer'),
    bulk: (path, signal) => hosts.read.bulk(path, signal),
  })
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  openWindow({ preload, path: 'index.html', log, settings })

  app.on('second-instance', showFirstWindow)
  app.on('window-all-closed', () => app.quit())
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    // The windows are closed by now, and what they sent last is on its way.
    event.preventDefault()
    void Promise.all([hosts.write.stop(), hosts.read.stop()]).then(() => {
      stopped = true
      app.quit()
    })
  })
}

function broadcast(name: string, payload: unknown): void {
  for (const window of BrowserWindow.getAllWindows())
    window.webContents.send(`event:${name}`, payload)
}

function showFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

/** The page may write to the clipboard when a person presses Copy; nothing else. */
function refusePermissions(): void {
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write'
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(isAllowed(permission)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
}

/** Logs and settings lie with the data; a read-only medium is only viewed, and they go elsewhere. */
function findOwnFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
    return join(tmpdir(), `qorgau-viewing-${name}`)
  }
}

function crash(error: unknown): void {
  log.error('main failed', error)
  const say = wordsIn(settings.read().language)
  dialog.showErrorBox(say('shell.crashed'), say('shell.crashedDetail', { folder: log.folder }))
  app.exit(1)
}
