// For tests: the true entry of a data process in a child of plain Node, whose channel stands for
// Electron's port.
const listeners: ((event: { data: unknown }) => void)[] = []
Object.assign(process, {
  parentPort: {
    postMessage: (message: unknown) => process.send?.(message),
    on: (_name: string, listener: (event: { data: unknown }) => void) => listeners.push(listener),
  },
})
process.on('message', (data) => {
  for (const listener of listeners) listener({ data })
})
await import('./host.ts')
