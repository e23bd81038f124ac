const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bridge', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  listen: (channel, listener) => {
    const relay = (_event, ...args) => listener(...args)
    ipcRenderer.on(channel, relay)
    return () => ipcRenderer.removeListener(channel, relay)
  },
  fail: () => {
    throw new RangeError('too far')
  },
  nested: { list: [1, { two: 2 }] },
  reach: (name) => String(ipcRenderer[name]),
})
