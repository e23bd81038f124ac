import { currentChromium } from './app.ts'
import { listening } from './emitter.ts'
import { printPage } from './print.ts'
import { session } from './session.ts'
import { strict } from './strict.ts'
import {
  type BrowserWindow,
  type BrowserWindowClass,
  members,
  type WebContents,
  type WindowOptions,
} from './surface.ts'
import { type Build, WindowParts } from './window-parts.ts'

const opened = new Set<WindowParts>()
let focused: WindowParts | null = null

/** Members of `webContents` that only Playwright's driver uses. */
interface DrivenContents extends WebContents {
  close(): void
}

function contentsOf(parts: WindowParts): WebContents {
  const contents: DrivenContents = {
    ...listening(parts.contentsEvents),
    id: parts.id,
    session: session.defaultSession,
    send: (channel, ...args) => parts.current?.post({ kind: 'event', channel, args }),
    reload: () => void parts.current?.reload().catch(() => undefined),
    getURL: () => parts.current?.url ?? '',
    isDestroyed: () => parts.destroyed,
    setWindowOpenHandler: (handler) => {
      parts.openHandler = handler
    },
    printToPDF: async (options) => printPage((await parts.page).session, options),
    capturePage: async () => {
      const page = await parts.page
      const { data } = await page.session.send('Page.captureScreenshot', { format: 'png' })
      const bytes = Buffer.from(data, 'base64')
      return { toPNG: () => bytes, isEmpty: () => bytes.length === 0 }
    },
    close: () => parts.close(),
  }
  const facade = strict<WebContents>('webContents', contents, members.webContents, ['close'])
  return facade
}

function windowOf(parts: WindowParts, contents: WebContents): BrowserWindow {
  const window: BrowserWindow = {
    ...listening(parts.events),
    id: parts.id,
    webContents: contents,
    loadURL: (url) => parts.load(url),
    show: () => parts.show(),
    focus: () => parts.focus(),
    close: () => parts.close(),
    destroy: () => parts.destroy(),
    isDestroyed: () => parts.destroyed,
    isMinimized: () => false,
    isMaximized: () => parts.maximized,
    maximize: () => {
      parts.maximized = true
    },
    restore: () => {
      parts.maximized = false
    },
    getNormalBounds: () => ({ ...parts.bounds }),
    // Chromium takes the title from the page; so does Electron unless the product forbids it.
    setTitle: () => undefined,
  }
  const facade = strict('BrowserWindow', window, members.BrowserWindow)
  return facade
}

const build: Build = (parts) => {
  const contents = contentsOf(parts)
  opened.add(parts)
  parts.events.raw.on('focus', () => (focused = parts))
  return { contents, window: windowOf(parts, contents), onGone: () => opened.delete(parts) }
}

function byContents(contents: WebContents): WindowParts | undefined {
  return [...opened].find((parts) => parts.contents === contents)
}

/** `new BrowserWindow()` answers the strict facade, not an instance of this class. */
class StandInWindow {
  constructor(options: WindowOptions = {}) {
    return new WindowParts(options, build).window
  }
  static getAllWindows(): BrowserWindow[] {
    return [...opened].map((parts) => parts.window)
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused && !focused.destroyed ? focused.window : null
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return byContents(contents)?.window ?? null
  }
}

export const BrowserWindowFacade = strict(
  'BrowserWindow',
  StandInWindow,
  members.BrowserWindowClass,
  // Read by `new`.
  ['prototype'],
) as unknown as BrowserWindowClass

/** Not for the product: Playwright finds the window of a page by this. */
export const webContents = strict(
  'webContents',
  {
    fromDevToolsTargetId: (targetId: string) =>
      [...opened].find((parts) => parts.current?.targetId === targetId)?.contents,
  },
  [],
  ['fromDevToolsTargetId'],
)

/** Asks a person through the page of a window: only with a display and without a script. */
export async function promptIn(window: BrowserWindow | null, text: string): Promise<string> {
  const parts = [...opened].find((known) => known.window === window) ?? [...opened][0]
  if (currentChromium().headless || !parts?.current)
    throw new Error(`electron stand-in: nobody can answer the dialog '${text}'; script it`)
  const expression = `prompt(${JSON.stringify(text)}) ?? ''`
  const options = { expression, returnByValue: true, userGesture: true }
  const { result } = await parts.current.session.send('Runtime.evaluate', options)
  return String(result.value)
}
