import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import type { Reply } from '../shared/contract/failure.ts'

export const scheme = 'app'
export const origin = `${scheme}://gis`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ])
}

/** Serves the renderer's files, and `/bulk/…` from the read process. */
export function serveScheme(root: string, bulk: (path: string) => Promise<Reply>): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(405, null, 'text/plain')
    if (url.host !== 'gis') return answer(404, null, 'text/plain')
    if (url.pathname.startsWith('/bulk/'))
      return bulkAnswer(await bulk(url.pathname.slice(5) + url.search))
    const file = normalize(join(root, decodeURIComponent(url.pathname)))
    const type = types[extname(file)]
    if (!file.startsWith(root + sep) || !type) return answer(404, null, 'text/plain')
    const body = await readFile(file).catch(() => null)
    return body
      ? answer(200, request.method === 'HEAD' ? null : new Uint8Array(body), type)
      : answer(404, null, type)
  })
}

function bulkAnswer(reply: Reply): Response {
  if (reply.ok)
    return answer(200, reply.value as Uint8Array<ArrayBuffer>, 'application/octet-stream')
  const status =
    reply.failure.code === 'not-found' ? 404 : reply.failure.code === 'invalid-input' ? 400 : 503
  return answer(status, new TextEncoder().encode(JSON.stringify(reply.failure)), 'application/json')
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null, type: string): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(body ? { 'content-length': String(body.byteLength) } : {}),
    },
  })
}
