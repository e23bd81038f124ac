import { strict } from './strict.ts'
import { type IpcMain, type IpcMainInvokeEvent, members } from './surface.ts'

const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()

export const ipcMain: IpcMain = strict(
  'ipcMain',
  {
    handle: (channel, listener) => {
      if (handlers.has(channel))
        throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, listener)
    },
  },
  members.ipcMain,
)

export type Outcome =
  | { readonly kind: 'reply'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly error: string }

/** Runs the handler of a channel as `ipcRenderer.invoke` does. */
export async function answerInvoke(
  event: IpcMainInvokeEvent,
  channel: string,
  args: readonly unknown[],
): Promise<Outcome> {
  const handle = handlers.get(channel)
  if (!handle) return { kind: 'failure', error: `Error: No handler registered for '${channel}'` }
  try {
    return { kind: 'reply', value: await handle(event, ...args) }
  } catch (error) {
    return { kind: 'failure', error: String(error) }
  }
}
