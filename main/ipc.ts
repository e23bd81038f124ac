import { BrowserWindow, ipcMain } from 'electron'
import { dataContract } from '../shared/contract/data.ts'
import { createDispatcher } from '../shared/contract/dispatch.ts'
import { AppError, failureFrom, type Reply } from '../shared/contract/failure.ts'
import { shellContract } from '../shared/contract/shell.ts'
import { type ShellContext, shellHandlers } from './shell/handlers.ts'
import { isTrustedSender } from './shell/trusted-sender.ts'

const refused: Reply = { ok: false, failure: failureFrom(new AppError('not-allowed')) }

/** Answers the two contracts; data calls are relayed unread but for the tokens of files. */
export function serveWindows(context: Omit<ShellContext, 'window'>): void {
  const { hosts, log, tokens } = context
  const running = new Map<string, AbortController>()
  const dispatchShell = createDispatcher(shellContract, shellHandlers, {
    onBug: (method, error) => log.error(`shell ${method}`, error),
    checkOutput: false,
  })

  const relay = async (key: string, method: keyof typeof dataContract, input: unknown) => {
    const abort = new AbortController()
    running.set(key, abort)
    try {
      const { access } = dataContract[method]
      return await hosts[access].call(method, tokens.resolve(input), abort.signal)
    } catch (error) {
      return { ok: false, failure: failureFrom(error) } as const
    } finally {
      running.delete(key)
    }
  }

  ipcMain.handle('data', (event, method, input, call): Promise<Reply> | Reply => {
    if (!isTrustedSender(event) || typeof method !== 'string') return refused
    if (!Object.hasOwn(dataContract, method)) return refused
    return relay(`${event.sender.id} ${call}`, method as keyof typeof dataContract, input)
  })
  ipcMain.handle('cancel', (event, call) => {
    if (isTrustedSender(event)) running.get(`${event.sender.id} ${String(call)}`)?.abort()
  })
  ipcMain.handle('shell', (event, method, input): Promise<Reply> | Reply => {
    if (!isTrustedSender(event) || typeof method !== 'string') return refused
    const window = BrowserWindow.fromWebContents(event.sender)
    return dispatchShell({ ...context, window }, method, input)
  })
}
