import { BrowserWindow } from 'electron'
import type { Log } from './log.ts'
import { origin } from './protocol.ts'

export interface WindowOptions {
  readonly preload: string
  readonly path: string
  readonly log: Log
}

/** A sandboxed window that can go nowhere but to its own page. */
export function openWindow({ preload, path, log }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    show: false,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  window.webContents.on('render-process-gone', (_event, details) =>
    log.error('window process gone', details),
  )
  window.once('ready-to-show', () => window.show())
  void window
    .loadURL(`${origin}/${path}`)
    .catch((error: unknown) => log.error('window did not load', error))
  return window
}
