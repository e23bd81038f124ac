import { spawn } from 'node:child_process'
import { BrowserWindowFacade, promptIn } from './browser-window.ts'
import { strict } from './strict.ts'
import { type BrowserWindow, type Dialog, members, type Shell } from './surface.ts'

type Ask<O> = (window: BrowserWindow, options: O) => Promise<string>
const ask =
  <O extends { title?: string; message?: string }>(kind: string): Ask<O> =>
  (window, options) =>
    promptIn(window, options.title ?? options.message ?? kind)

/** Tests replace these functions, as they would on Electron; a person without one types the path. */
export const dialog: Dialog = strict(
  'dialog',
  {
    showOpenDialog: async (window, options) => {
      const path = await ask<Electron.OpenDialogOptions>('Open')(window, options)
      return { canceled: path === '', filePaths: path === '' ? [] : [path] }
    },
    showSaveDialog: async (window, options) => {
      const path = await ask<Electron.SaveDialogOptions>('Save as')(window, options)
      return { canceled: path === '', filePath: path }
    },
    showMessageBox: async (options) => {
      const buttons = (options.buttons ?? ['OK']).map((text, at) => `${at}: ${text}`).join(', ')
      const question = [options.message, options.detail ?? '', buttons].join('\n')
      const answer = await promptIn(BrowserWindowFacade.getFocusedWindow(), question)
      return { response: Number(answer || (options.cancelId ?? 0)), checkboxChecked: false }
    },
    showErrorBox: (title, content) => {
      process.stderr.write(`${title}\n${content}\n`)
    },
  },
  members.dialog,
)

const openOutside = (target: string) => {
  if (process.env['DISPLAY'])
    spawn('xdg-open', [target], { stdio: 'ignore', detached: true }).unref()
}

export const shell: Shell = strict<Shell>(
  'shell',
  {
    openExternal: async (url) => openOutside(url),
    showItemInFolder: (path) => openOutside(path),
  },
  members.shell,
)
