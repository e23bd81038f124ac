import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from './log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a line has its time, level, text and detail', () => {
  openLog(folder, () => 0, 'read').info('slow call', { ms: 50 })
  expect(readFileSync(join(folder, 'read.log'), 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z info slow call {"ms":50}\n',
  )
})

test('a full file is moved aside, and only a few predecessors stay', () => {
  const log = openLog(folder, () => 0)
  const file = join(folder, 'main.log')
  for (const round of [1, 2, 3, 4, 5, 6, 7]) {
    writeFileSync(file, `${round}`)
    truncateSync(file, 5_000_000)
    log.info('next')
  }
  expect(readdirSync(folder).toSorted()).toEqual([
    'main.log',
    'main.log.1',
    'main.log.2',
    'main.log.3',
    'main.log.4',
  ])
  expect(readFileSync(`${file}.1`, 'utf8').slice(0, 1)).toBe('7')
  expect(readFileSync(`${file}.4`, 'utf8').slice(0, 1)).toBe('4')
})
