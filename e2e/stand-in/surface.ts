/**
 * The part of Electron that the product may use, and all that the stand-in offers. The lists are
 * read at run time (anything else throws), the types at compile time (main is also compiled against
 * them), and .oxlintrc.json repeats the export names; surface.test.ts keeps the three equal.
 */
export const members = {
  app: [
    'whenReady',
    'requestSingleInstanceLock',
    'on',
    'once',
    'quit',
    'exit',
    'getPath',
    'setPath',
    'getVersion',
    'getAppMetrics',
    'isPackaged',
    'setName',
  ],
  BrowserWindowClass: ['getAllWindows', 'fromWebContents', 'getFocusedWindow'],
  BrowserWindow: [
    'id',
    'webContents',
    'on',
    'once',
    'loadURL',
    'show',
    'focus',
    'close',
    'destroy',
    'isDestroyed',
    'isMinimized',
    'isMaximized',
    'maximize',
    'restore',
    'getNormalBounds',
    'setTitle',
  ],
  webContents: [
    'id',
    'session',
    'on',
    'once',
    'send',
    'reload',
    'getURL',
    'isDestroyed',
    'setWindowOpenHandler',
    'printToPDF',
    'capturePage',
  ],
  ipcMain: ['handle'],
  protocol: ['registerSchemesAsPrivileged', 'handle'],
  session: ['defaultSession'],
  defaultSession: ['setPermissionRequestHandler', 'setPermissionCheckHandler'],
  dialog: ['showOpenDialog', 'showSaveDialog', 'showMessageBox', 'showErrorBox'],
  Menu: ['buildFromTemplate', 'setApplicationMenu', 'getApplicationMenu'],
  shell: ['openExternal', 'showItemInFolder'],
  screen: ['getDisplayMatching'],
  utilityProcess: ['fork'],
  UtilityProcess: ['pid', 'stdout', 'stderr', 'on', 'once', 'postMessage', 'kill'],
  ipcRenderer: ['invoke', 'on', 'removeListener'],
  contextBridge: ['exposeInMainWorld'],
} as const

export interface AppEvents {
  'second-instance': [event: Electron.Event, argv: string[], cwd: string, data: unknown]
  'window-all-closed': []
  'before-quit': [event: Electron.Event]
  'will-quit': [event: Electron.Event]
  quit: [event: Electron.Event, code: number]
  activate: [event: Electron.Event, hasVisibleWindows: boolean]
}
export interface WindowEvents {
  'ready-to-show': []
  close: [event: Electron.Event]
  closed: []
  focus: []
  resize: []
}
export interface WebContentsEvents {
  'will-navigate': [details: { readonly url: string; preventDefault(): void }]
  'did-finish-load': []
  'render-process-gone': [
    event: Electron.Event,
    details: Pick<Electron.RenderProcessGoneDetails, 'reason' | 'exitCode'>,
  ]
  'preload-error': [event: Electron.Event, path: string, error: Error]
}
export interface UtilityEvents {
  spawn: []
  message: [message: unknown]
  exit: [code: number]
}

/** `on` and `once` of a class, for the listed events only; chaining is not offered. */
export interface Emits<E> {
  on<K extends keyof E>(event: K, listener: (...args: E[K] & unknown[]) => void): void
  once<K extends keyof E>(event: K, listener: (...args: E[K] & unknown[]) => void): void
}

type Member<L extends keyof typeof members, T> = Pick<T, (typeof members)[L][number] & keyof T>

export interface App
  extends Emits<AppEvents>,
    Omit<Member<'app', Electron.App>, 'on' | 'once' | 'getAppMetrics'> {
  getAppMetrics(): { readonly pid: number; readonly cpu: { cumulativeCPUUsage?: number } }[]
}

export interface WebContents
  extends Emits<WebContentsEvents>,
    Omit<Member<'webContents', Electron.WebContents>, 'on' | 'once' | 'session' | 'capturePage'> {
  readonly session: DefaultSession
  capturePage(): Promise<{ toPNG(): Buffer; isEmpty(): boolean }>
}

export type WebPreferences = Pick<
  Electron.WebPreferences,
  'preload' | 'sandbox' | 'contextIsolation' | 'nodeIntegration' | 'spellcheck'
>
export type WindowOptions = Pick<
  Electron.BrowserWindowConstructorOptions,
  | 'x'
  | 'y'
  | 'width'
  | 'height'
  | 'minWidth'
  | 'minHeight'
  | 'show'
  | 'title'
  | 'backgroundColor'
  | 'autoHideMenuBar'
> & { webPreferences?: WebPreferences }

export interface BrowserWindow
  extends Emits<WindowEvents>,
    Omit<Member<'BrowserWindow', Electron.BrowserWindow>, 'on' | 'once' | 'webContents'> {
  readonly webContents: WebContents
}
export interface BrowserWindowClass {
  new (options?: WindowOptions): BrowserWindow
  getAllWindows(): BrowserWindow[]
  getFocusedWindow(): BrowserWindow | null
  fromWebContents(contents: WebContents): BrowserWindow | null
}

export interface IpcMainInvokeEvent {
  readonly sender: WebContents
  readonly senderFrame: { readonly url: string; readonly origin: string } | null
}
export interface IpcMain {
  handle(
    channel: string,
    listener: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown,
  ): void
}

export interface Protocol {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void
}

export interface DefaultSession {
  setPermissionRequestHandler(
    handler: (
      contents: WebContents,
      permission: string,
      answer: (granted: boolean) => void,
      details: unknown,
    ) => void,
  ): void
  setPermissionCheckHandler(
    handler: (contents: WebContents | null, permission: string, origin: string) => boolean,
  ): void
}

export interface Dialog {
  showOpenDialog(
    window: BrowserWindow,
    options: Electron.OpenDialogOptions,
  ): Promise<Electron.OpenDialogReturnValue>
  showSaveDialog(
    window: BrowserWindow,
    options: Electron.SaveDialogOptions,
  ): Promise<Electron.SaveDialogReturnValue>
  showMessageBox(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue>
  showErrorBox(title: string, content: string): void
}

export interface MenuItemTemplate {
  readonly id?: string
  readonly label?: string
  readonly role?: 'quit' | 'copy' | 'cut' | 'paste' | 'selectAll' | 'undo' | 'redo' | 'editMenu'
  readonly type?: 'normal' | 'separator' | 'submenu'
  readonly submenu?: MenuItemTemplate[]
  readonly click?: () => void
}
export interface Menu {
  getMenuItemById(id: string): { readonly label: string; click(): void } | null
}
export interface MenuClass {
  buildFromTemplate(template: MenuItemTemplate[]): Menu
  setApplicationMenu(menu: Menu | null): void
  getApplicationMenu(): Menu | null
}

export type Shell = Member<'shell', Electron.Shell>

export interface Screen {
  getDisplayMatching(rect: Electron.Rectangle): { readonly workArea: Electron.Rectangle }
}

export interface UtilityProcess
  extends Emits<UtilityEvents>,
    Omit<Member<'UtilityProcess', Electron.UtilityProcess>, 'on' | 'once' | 'postMessage'> {
  postMessage(message: unknown): void
}
export type ForkOptions = Pick<
  Electron.ForkOptions,
  'env' | 'cwd' | 'execArgv' | 'serviceName' | 'stdio'
>
export interface UtilityProcessModule {
  fork(path: string, args?: string[], options?: ForkOptions): UtilityProcess
}

export interface IpcRenderer {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): this
  removeListener(channel: string, listener: (event: unknown, ...args: unknown[]) => void): this
}
export interface ContextBridge {
  exposeInMainWorld(key: string, api: unknown): void
}

/** Everything that may be imported from `electron`. */
export interface Surface {
  readonly app: App
  readonly BrowserWindow: BrowserWindowClass
  readonly ipcMain: IpcMain
  readonly protocol: Protocol
  readonly session: { readonly defaultSession: DefaultSession }
  readonly dialog: Dialog
  readonly Menu: MenuClass
  readonly shell: Shell
  readonly screen: Screen
  readonly utilityProcess: UtilityProcessModule
  readonly ipcRenderer: IpcRenderer
  readonly contextBridge: ContextBridge
}
