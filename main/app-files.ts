import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Reply } from '../shared/contract/failure.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
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

type Bytes = Uint8Array<ArrayBuffer>
type Bulk = (path: string, signal: AbortSignal) => Promise<Reply>

export interface AppFiles {
  /** The one host of the scheme. */
  readonly host: string
  /** Folder of the built renderer; nothing outside it is served. */
  readonly root: string
  /** Answers `/bulk/…`. */
  readonly bulk: Bulk
}

/** Answers a request of our own scheme: the renderer's files, and bulk bytes of the read process. */
export async function answerRequest(request: Request, files: AppFiles): Promise<Response> {
  const url = new URL(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return respond(request, { status: 405, headers: { allow: 'GET, HEAD' } })
  if (url.host !== files.host) return respond(request, { status: 404 })
  if (!url.pathname.startsWith('/bulk/')) return answerFile(request, url, files.root)
  const path = url.pathname.slice('/bulk'.length) + url.search
  return bulkResponse(request, await files.bulk(path, request.signal))
}

async function answerFile(request: Request, url: URL, root: string): Promise<Response> {
  const path = decodePath(url.pathname)
  const file = path === null ? root : normalize(join(root, path))
  const type = types[extname(file)]
  if (!file.startsWith(root + sep) || !type) return respond(request, { status: 404 })
  const body = await readFile(file).catch(() => null)
  return body
    ? respond(request, { status: 200, body: new Uint8Array(body), type })
    : respond(request, { status: 404 })
}

/** Null for what is no path: broken escapes, or a zero byte, which the file system refuses. */
function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

/** Nearest words of HTTP; the page reads the failure itself. */
const statusOf: Readonly<Record<string, number>> = {
  'not-found': 404,
  'invalid-input': 400,
  'not-allowed': 403,
  'too-large': 413,
  unavailable: 503,
  cancelled: 499,
}

function bulkResponse(request: Request, reply: Reply): Response {
  if (reply.ok) {
    const body = reply.value as Bytes
    return respond(request, { status: 200, body, type: 'application/octet-stream' })
  }
  const body = new TextEncoder().encode(JSON.stringify(reply.failure))
  const status = statusOf[reply.failure.code] ?? 500
  return respond(request, { status, body, type: 'application/json' })
}

interface Answer {
  readonly status: number
  readonly body?: Bytes
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

function respond(request: Request, answer: Answer): Response {
  const { body, type = 'text/plain', headers } = answer
  const range = answer.status === 200 && body ? readRange(request, body.byteLength) : null
  const common = {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...headers,
  }
  if (range === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...common, 'content-range': `bytes */${body?.byteLength ?? 0}` },
    })
  const part = range && body ? body.subarray(range.from, range.to + 1) : body
  return new Response(request.method === 'HEAD' ? null : (part ?? null), {
    status: range ? 206 : answer.status,
    headers: {
      ...common,
      'accept-ranges': 'bytes',
      'content-length': String(part?.byteLength ?? 0),
      ...(range ? { 'content-range': `bytes ${range.from}-${range.to}/${body?.byteLength}` } : {}),
    },
  })
}

/** One range of bytes (RFC 9110, 14.1.2); several at once are answered whole, as it allows. */
function readRange(
  request: Request,
  size: number,
): { readonly from: number; readonly to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from > to || from >= size ? 'unsatisfiable' : { from, to }
}
