import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, session } from 'electron'
import { dataContract } from '../shared/contract/data.ts'
import { createDispatcher } from '../shared/contract/dispatch.ts'
import { AppError, failureFrom, type Reply } from '../shared/contract/failure.ts'
import type { Role } from '../shared/contract/host.ts'
import { shellContract } from '../shared/contract/shell.ts'
import { DataProcess } from './data-process.ts'
import { openLog } from './log.ts'
import { dataFolderOf, readStartOptions } from './options.ts'
import { registerScheme, serveScheme } from './protocol.ts'
import { shellHandlers } from './shell/handlers.ts'
import { isTrustedSender } from './shell/trusted-sender.ts'
import { openWindow } from './window.ts'

const here = import.meta.dirname
app.setName('qorgau')
registerScheme()
const options = readStartOptions(process.argv.slice(1), process.cwd())
const dataFolder = dataFolderOf(options, join(app.getPath('appData'), 'qorgau'))
// Electron's single-instance lock lies in this folder: one process a data folder.
app.setPath('userData', join(dataFolder, 'window'))
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  const log = openLog(join(dataFolder, 'logs'), Date.now)
  const startHost = (role: Role, after?: () => Promise<Reply>) =>
    new DataProcess({
      entry: join(here, 'host.js'),
      options: {
        role,
        dataFolder,
        assetsFolder: app.isPackaged
          ? join(process.resourcesPath, 'assets')
          : join(here, '../../assets'),
        resourcesFolder: app.isPackaged ? process.resourcesPath : '',
        demo: options.demo,
      },
      log,
      onEvent: broadcast,
      ...(after ? { after } : {}),
    })
  const writeHost = startHost('write')
  const hosts = { write: writeHost, read: startHost('read', () => writeHost.ready) }

  function broadcast(name: string, payload: unknown): void {
    hosts.read.tell(name, payload)
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.send(`event:${name}`, payload)
  }

  const dispatchShell = createDispatcher(shellContract, shellHandlers, {
    onBug: (method, error) => log.error(`shell ${method}`, error),
    checkOutput: false,
  })
  const refused: Reply = { ok: false, failure: failureFrom(new AppError('not-allowed')) }

  ipcMain.handle('data', (event, method: unknown, input: unknown): Promise<Reply> | Reply => {
    if (!isTrustedSender(event) || typeof method !== 'string') return refused
    if (!Object.hasOwn(dataContract, method)) return refused
    return hosts[dataContract[method as keyof typeof dataContract].access].call(method, input)
  })
  ipcMain.handle('shell', (event, method: unknown, input: unknown): Promise<Reply> | Reply =>
    isTrustedSender(event) && typeof method === 'string'
      ? dispatchShell(
          { log, dataFolder, window: BrowserWindow.fromWebContents(event.sender) },
          method,
          input,
        )
      : refused,
  )

  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  )
  session.defaultSession.setPermissionCheckHandler(() => false)
  serveScheme(join(here, '../renderer'), (path) => hosts.read.bulk(path))
  openWindow({ preload: join(here, '../preload/preload.cjs'), path: 'index.html', log })

  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void Promise.all([hosts.write.stop(), hosts.read.stop()]).then(() => {
      stopped = true
      app.quit()
    })
  })
  app.on('window-all-closed', () => app.quit())
}
