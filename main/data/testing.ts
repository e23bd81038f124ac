import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Send } from '../../shared/contract/client.ts'
import { type DataContract, dataContract } from '../../shared/contract/data.ts'
import type { Client } from '../../shared/contract/define.ts'
import { AppError, failureFrom } from '../../shared/contract/failure.ts'
import type { Log } from '../log.ts'
import { databaseName } from './db/open.ts'
import { ownWork } from './people/session.ts'
import { createServer, type Server, type ServerOptions } from './serve.ts'

/** For tests: the true store in a folder of its own, both roles in one process, the true dispatcher. */
export interface TestStore {
  readonly folder: string
  readonly client: Client<DataContract>
  readonly write: Server
  readonly read: Server
  /** Every event that left a data process, in order. */
  readonly events: { readonly name: string; readonly payload: unknown }[]
  /** Closes both servers and opens them again on the same folder. */
  readonly restart: () => TestStore
  /** Closes both servers; the folder stays. */
  readonly stop: () => void
  readonly close: () => void
}

/** Lines of a log kept in memory. */
export function memoryLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const keep = (level: string) => (text: string, detail?: unknown) =>
    void lines.push(
      `${level} ${text} ${detail instanceof Error ? detail.stack : JSON.stringify(detail)}`,
    )
  return { folder: '', lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}

export const repositoryFolder = join(import.meta.dirname, '../..')

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'qorgau-test-'))

/** An empty store of the present schema, made once a test process and copied: half a second each. */
let template: string | null = null

function copyOfTemplate(): string {
  if (template === null) {
    const made = newFolder()
    createServer(
      { ...baseOptions, starter: false, dataFolder: made, role: 'write' },
      memoryLog(),
      () => undefined,
    ).close()
    process.on('exit', () => rmSync(made, { recursive: true, force: true }))
    template = made
  }
  const folder = newFolder()
  copyFileSync(join(template, databaseName), join(folder, databaseName))
  return folder
}

const baseOptions = {
  assetsFolder: join(repositoryFolder, 'assets'),
  resourcesFolder: '',
  demo: false,
  launch: 'test',
  session: ownWork,
  checkOutput: true,
}

/** Opens the given folder, or an empty store; with `demo` the folder starts without any database. */
export function openTestStore(options: Partial<ServerOptions> = {}, given?: string): TestStore {
  const folder = given ?? (options.demo || options.starter ? newFolder() : copyOfTemplate())
  const events: { name: string; payload: unknown }[] = []
  const log = memoryLog()
  // Half a second a store: tests of layers ask for it, and the demonstration data need it.
  const starter = options.demo ?? false
  const base = { ...baseOptions, dataFolder: folder, starter, ...options }
  const reader: { server?: Server } = {}
  const write = createServer({ ...base, role: 'write' }, log, (name, payload) => {
    events.push({ name, payload })
    // Work at the start of the writer is told before there is a reader.
    reader.server?.tell(name, payload)
  })
  const read: Server = createServer({ ...base, role: 'read' }, log, (name, payload) => {
    write.tell(name, payload)
  })
  reader.server = read
  const send: Send = (method, input) => {
    if (!Object.hasOwn(dataContract, method))
      return Promise.resolve({ ok: false, failure: failureFrom(new AppError('unsupported')) })
    const { access } = dataContract[method as keyof DataContract]
    return (access === 'write' ? write : read).call(method, input)
  }
  const stop = () => {
    read.close()
    write.close()
  }
  return {
    folder,
    client: createClient(dataContract, send),
    write,
    read,
    events,
    stop,
    restart: () => {
      stop()
      return openTestStore(options, folder)
    },
    close: () => {
      stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
