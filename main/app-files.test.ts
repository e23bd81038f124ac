import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError, type FailureCode, failureFrom } from '../shared/contract/failure.ts'
import { answerRequest } from './app-files.ts'

let top: string
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'app-files-'))
  mkdirSync(join(top, 'renderer'))
  writeFileSync(join(top, 'renderer/index.html'), '0123456789')
  writeFileSync(join(top, 'renderer/secret.key'), 'x')
  writeFileSync(join(top, 'outside.html'), 'x')
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

const bulkPaths: string[] = []

async function ask(url: string, init: RequestInit = {}, code?: FailureCode) {
  const response = await answerRequest(new Request(url, init), {
    host: 'gis',
    root: join(top, 'renderer'),
    bulk: async (path) => {
      bulkPaths.push(path)
      if (code) return { ok: false, failure: failureFrom(new AppError(code)) }
      return { ok: true, value: new Uint8Array([1, 2, 3]) }
    },
  })
  const header = (name: string) => response.headers.get(name)
  return { status: response.status, body: await response.text(), header }
}

test('a file is served with its type, length and the content policy', async () => {
  const { status, body, header } = await ask('app://gis/index.html?x=1#y')
  expect([status, body, header('content-type'), header('content-length')]).toEqual([
    200,
    '0123456789',
    'text/html; charset=utf-8',
    '10',
  ])
  expect(header('content-security-policy')).toContain("script-src 'self';")
})

test('HEAD has the length and no body', async () => {
  const { status, body, header } = await ask('app://gis/index.html', { method: 'HEAD' })
  expect([status, body, header('content-length')]).toEqual([200, '', '10'])
})

test.each([
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=5-4', 416, '', 'bytes */10'],
  ['bytes=0-1,4-5', 200, '0123456789', null],
  ['bytes=-', 200, '0123456789', null],
])('the range %s answers %i', async (range, status, body, contentRange) => {
  const answer = await ask('app://gis/index.html', { headers: { range } })
  expect([answer.status, answer.body, answer.header('content-range')]).toEqual([
    status,
    body,
    contentRange,
  ])
})

test('only GET and HEAD are answered', async () => {
  const { status, header } = await ask('app://gis/index.html', { method: 'POST', body: 'x' })
  expect([status, header('allow')]).toEqual([405, 'GET, HEAD'])
})

test.each([
  'app://other/index.html',
  'app://gis/',
  'app://gis/missing.html',
  'app://gis/secret.key',
  'app://gis/%2e%2e/outside.html',
  'app://gis/..%2foutside.html',
  'app://gis/%',
  'app://gis/index.html%00.html',
])('%s is not found', async (url) => {
  expect((await ask(url)).status).toBe(404)
})

test('bulk bytes come from the read process, failures as their code', async () => {
  const { status, header } = await ask('app://gis/bulk/tiles/3/4?v=2')
  expect([status, header('content-length'), bulkPaths.at(-1)]).toEqual([200, '3', '/tiles/3/4?v=2'])
  const lost = await ask('app://gis/bulk/tiles', {}, 'unavailable')
  expect([lost.status, JSON.parse(lost.body)]).toMatchObject([503, { code: 'unavailable' }])
  expect((await ask('app://gis/bulk/tiles', {}, 'internal')).status).toBe(500)
})
