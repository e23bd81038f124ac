import { contextBridge, ipcRenderer } from 'electron'

/** Names of the two contracts, put here by the build: their schemas would cost every page its start. */
declare const contractNames: Readonly<Record<'data' | 'shell' | 'events', readonly string[]>>

/** Nothing but the keys of the contracts crosses the bridge. */
const methods = (channel: string, keys: readonly string[]) =>
  Object.fromEntries(
    keys.map((key) => [
      key,
      (input: unknown, call: unknown) => ipcRenderer.invoke(channel, key, input, call),
    ]),
  )

type Listener = (payload: unknown) => void

const listen = (name: string) => (listener: Listener) => {
  const relay = (_event: unknown, payload: unknown) => listener(payload)
  ipcRenderer.on(`event:${name}`, relay)
  return () => {
    ipcRenderer.removeListener(`event:${name}`, relay)
  }
}

const names = contractNames

contextBridge.exposeInMainWorld('bridge', {
  data: methods('data', names.data),
  shell: methods('shell', names.shell),
  cancel: (call: unknown) => ipcRenderer.invoke('cancel', call),
  events: Object.fromEntries(names.events.map((name) => [name, listen(name)])),
})
