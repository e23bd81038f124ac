import { failureFrom, type Reply } from '../../shared/contract/failure.ts'
import type { FromHost, HostOptions, ToHost } from '../../shared/contract/host.ts'
import { openLog } from '../log.ts'
import { failureOf } from './db/failure.ts'
import { loadDictionary } from './dictionary/load.ts'
import { createServer, type Server } from './serve.ts'

/** Entry of both data processes: the only file here that knows the parent's port. */
const port = process.parentPort
const post = (message: FromHost): void => port.postMessage(message)
let server: Server | null = null

function start(options: HostOptions, logFolder: string): void {
  const log = openLog(logFolder, Date.now, options.role)
  try {
    server = createServer(options, log, (name, payload) => post({ kind: 'event', name, payload }))
    post({ kind: 'ready' })
  } catch (error) {
    const known = failureOf(error)
    log.error('data process cannot serve', known)
    refuse(known)
  }
}

function prepare({ assetsFolder }: HostOptions): void {
  try {
    loadDictionary(assetsFolder)
  } catch (error) {
    refuse(failureOf(error))
  }
}

const refuse = (failure: unknown): void =>
  post({ kind: 'refused', reply: { ok: false, failure: failureFrom(failure) } })

const answer = (id: number, reply: Promise<Reply> | undefined): void =>
  void reply?.then((value) => post({ kind: 'reply', id, reply: value }))

port.on('message', (event) => {
  const message = event.data as ToHost
  switch (message.kind) {
    case 'prepare':
      prepare(message.options)
      break
    case 'start':
      start(message.options, message.logFolder)
      break
    case 'call':
      answer(message.id, server?.call(message.method, message.input, message.id))
      break
    case 'bulk':
      answer(message.id, server?.bulk(message.path, message.id))
      break
    case 'event':
      server?.tell(message.name, message.payload)
      break
    case 'cancel':
      server?.cancel(message.id)
      break
    case 'ping':
      post({ kind: 'pong' })
      break
    case 'stop':
      server?.close()
      process.exit(0)
  }
})
