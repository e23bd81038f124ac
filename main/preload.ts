import { contextBridge, ipcRenderer } from 'electron'
import { dataContract, dataEvents } from '../shared/contract/data.ts'
import { shellContract } from '../shared/contract/shell.ts'

/** Nothing but the keys of the contracts crosses the bridge. */
const methods = (channel: string, keys: readonly string[]) =>
  Object.fromEntries(
    keys.map((key) => [key, (input: unknown) => ipcRenderer.invoke(channel, key, input)]),
  )

type Listener = (payload: unknown) => void

const listen = (name: string) => (listener: Listener) => {
  const relay = (_event: unknown, payload: unknown) => listener(payload)
  ipcRenderer.on(`event:${name}`, relay)
  return () => {
    ipcRenderer.removeListener(`event:${name}`, relay)
  }
}

contextBridge.exposeInMainWorld('bridge', {
  data: methods('data', Object.keys(dataContract)),
  shell: methods('shell', Object.keys(shellContract)),
  events: Object.fromEntries(Object.keys(dataEvents).map((name) => [name, listen(name)])),
})
