import { BrowserWindow, screen } from 'electron'
import type { Log } from './log.ts'
import { origin } from './protocol.ts'
import type { SettingsStore, WindowPlace } from './settings.ts'

export interface WindowOptions {
  readonly preload: string
  /** Page of the renderer, below the origin. */
  readonly path: string
  readonly log: Log
  readonly settings: SettingsStore
}

const firstSize = { width: 1366, height: 768 }
/** Below this the frame does not fit; half of 1366 x 768 and a little, for 200 %. */
const smallest = { minWidth: 700, minHeight: 480 }
/** How often a window whose process died is loaded again before it is left alone; our choice. */
const reloadsAMinute = 3

/** A sandboxed window that can go nowhere but to its own page. */
export function openWindow({ preload, path, log, settings }: WindowOptions): BrowserWindow {
  const place = settings.windowPlace
  const window = new BrowserWindow({
    ...(place ? onScreen(place) : firstSize),
    ...smallest,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // The spelling checker fetches its dictionaries from the network.
      spellcheck: false,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  window.webContents.on('preload-error', (_event, file, error) =>
    log.error(`preload ${file}`, error),
  )
  reloadWhenGone(window, log)
  window.once('ready-to-show', () => {
    if (place?.maximized) window.maximize()
    window.show()
  })
  window.once('close', () => {
    settings.windowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() }
  })
  window
    .loadURL(`${origin}/${path}`)
    .catch((error: unknown) => log.error('window did not load', error))
  return window
}

/** A window last seen on a monitor that is gone comes back on one that is there. */
function onScreen({ x, y, width, height }: WindowPlace) {
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  const clamp = (at: number, size: number, from: number, room: number) =>
    Math.max(from, Math.min(at, from + room - size))
  const fitted = {
    width: Math.min(width, workArea.width),
    height: Math.min(height, workArea.height),
  }
  return {
    ...fitted,
    x: clamp(x, fitted.width, workArea.x, workArea.width),
    y: clamp(y, fitted.height, workArea.y, workArea.height),
  }
}

function reloadWhenGone(window: BrowserWindow, log: Log): void {
  let reloads: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('window process gone', details)
    reloads = [...reloads.filter((at) => Date.now() - at < 60_000), Date.now()]
    if (reloads.length <= reloadsAMinute && !window.isDestroyed()) window.webContents.reload()
  })
}
