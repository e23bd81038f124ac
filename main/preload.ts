import { contextBridge, ipcRenderer } from 'electron'
import { dataContract, dataEvents } from '../shared/contract/data.ts'
import { shellContract, shellEvents } from '../shared/contract/shell.ts'

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
const events = [...Object.keys(dataEvents), ...Object.keys(shellEvents)]

contextBridge.exposeInMainWorld('bridge', {
  data: methods('data', Object.keys(dataContract)),
  shell: methods('shell', Object.keys(shellContract)),
  cancel: (call: unknown) => ipcRenderer.invoke('cancel', call),
  events: Object.fromEntries(events.map((name) => [name, listen(name)])),
})
