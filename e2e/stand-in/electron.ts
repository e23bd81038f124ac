import { app } from './app.ts'
import { protocol } from './app-server.ts'
import { BrowserWindowFacade as BrowserWindow, webContents } from './browser-window.ts'
import { dialog, shell } from './dialog.ts'
import { ipcMain } from './ipc.ts'
import { MenuFacade as Menu } from './menu.ts'
import { session } from './session.ts'
import { strict } from './strict.ts'
import { members, type Screen } from './surface.ts'
import { utilityProcess } from './utility-process.ts'

/** One display of a common size; a headless Chromium has none. */
const screen: Screen = strict(
  'screen',
  { getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 2560, height: 1440 } }) },
  members.screen,
)

/** What `import … from 'electron'` and `require('electron')` yield in the main process. */
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
}
