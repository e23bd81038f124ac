import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { strict } from './strict.ts'
import { members, type Protocol } from './surface.ts'

/**
 * Stock Chromium refuses to navigate to a scheme it does not know, so the one privileged scheme is
 * served as http://<host>.localhost on a loopback port: a secure context with a stable origin.
 */
let scheme: string | null = null
let handler: ((request: Request) => Response | Promise<Response>) | null = null
let ready = false

export const protocol: Protocol = strict(
  'protocol',
  {
    registerSchemesAsPrivileged: (schemes) => {
      if (ready) throw new Error('protocol.registerSchemesAsPrivileged: only before app is ready')
      if (scheme || schemes.length !== 1)
        throw new Error('electron stand-in: exactly one scheme is supported')
      scheme = schemes[0]?.scheme ?? null
    },
    handle: (name, serve) => {
      if (name !== scheme) throw new Error(`electron stand-in: scheme ${name} is not registered`)
      if (handler) throw new Error('Failed to register protocol')
      handler = serve
    },
  },
  members.protocol,
)

/** No more schemes from now on, as on Electron once `ready` was emitted. */
export function closeRegistration(): void {
  ready = true
}

/** `app://gis/x` as Chromium sees it. */
export function toHttp(url: string): string {
  const parsed = new URL(url)
  if (parsed.protocol !== `${scheme}:`) return url
  return `http://${parsed.host}.localhost${parsed.pathname}${parsed.search}${parsed.hash}`
}

/** The inverse: what the product is told. */
export function toApp(url: string): string {
  const match = /^http:\/\/([a-z0-9-]+)\.localhost(\/.*)?$/.exec(url)
  return match ? `${scheme}://${match[1]}${match[2] ?? '/'}` : url
}

export async function startServer(): Promise<number> {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  server.unref()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = /^([a-z0-9-]+)\.localhost$/.exec(request.headers.host ?? '')?.[1]
  const { origin } = request.headers
  // Another page on this machine may not read the product's data over the loopback port.
  if (!host || !handler || (origin && origin !== `http://${host}.localhost`)) {
    response.writeHead(403).end()
    return
  }
  const cancelled = new AbortController()
  response.once('close', () => cancelled.abort())
  const body =
    request.method === 'GET' || request.method === 'HEAD' ? null : Readable.toWeb(request)
  const init = {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
    signal: cancelled.signal,
    ...(body ? { body, duplex: 'half' } : {}),
  }
  const url = `${scheme}://${host}${request.url ?? '/'}`
  const answer = await handler(new Request(url, init as RequestInit))
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body) for await (const chunk of answer.body) response.write(chunk)
  response.end()
}
