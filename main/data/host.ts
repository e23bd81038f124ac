import { join } from 'node:path'
import { failureFrom } from '../../shared/contract/failure.ts'
import type { FromHost, ToHost } from '../../shared/contract/host.ts'
import { openLog } from '../log.ts'
import { createServer, type Server } from './serve.ts'

/** Entry of both data processes: the only file here that knows the parent's port. */
const port = process.parentPort
const post = (message: FromHost): void => port.postMessage(message)
let server: Server | null = null

port.on('message', (event) => {
  const message = event.data as ToHost
  switch (message.kind) {
    case 'start': {
      const log = openLog(join(message.options.dataFolder, 'logs'), Date.now)
      try {
        server = createServer(message.options, log, (name, payload) =>
          post({ kind: 'event', name, payload }),
        )
        post({ kind: 'ready' })
      } catch (error) {
        log.error('data process cannot serve', error)
        post({ kind: 'refused', reply: { ok: false, failure: failureFrom(error) } })
      }
      break
    }
    case 'call':
      void server
        ?.call(message.method, message.input)
        .then((reply) => post({ kind: 'reply', id: message.id, reply }))
      break
    case 'bulk':
      void server
        ?.bulk(message.path)
        .then((reply) => post({ kind: 'reply', id: message.id, reply }))
      break
    case 'event':
      server?.tell(message.name, message.payload)
      break
    case 'cancel':
      break
    case 'stop':
      server?.close()
      process.exit(0)
  }
})
