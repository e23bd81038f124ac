import { EventEmitter } from 'node:events'

// Loaded first into a utility process: gives it `process.parentPort`. Plain script: loading the stripper of types costs each start a tenth of a second.
const port = new EventEmitter()
const early = []

process.on('message', (data) => {
  if (port.listenerCount('message') === 0 || early.length > 0) early.push(data)
  else port.emit('message', { data, ports: [] })
})
port.on('newListener', (name) => {
  if (name === 'message')
    setImmediate(() => {
      for (const data of early.splice(0)) port.emit('message', { data, ports: [] })
    })
})
// Electron ends its utility processes with their parent.
process.on('disconnect', () => process.exit(0))

Object.assign(process, {
  type: 'utility',
  parentPort: Object.assign(port, {
    // A parent that is gone cannot be told; `disconnect` follows and ends us.
    postMessage: (message) => process.send?.(message, () => undefined),
  }),
})
