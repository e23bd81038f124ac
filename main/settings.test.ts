import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Log } from './log.ts'
import { type SettingsOptions, SettingsStore } from './settings.ts'

let folder: string
const warnings: string[] = []
const log: Log = {
  folder: '',
  info: () => undefined,
  warn: (text) => warnings.push(text),
  error: (text) => warnings.push(text),
}
const file = () => join(folder, 'settings.json')
const open = (more: Partial<SettingsOptions> = {}) =>
  new SettingsStore({ file: file(), log, language: null, environment: {}, ...more })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  warnings.length = 0
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

test('a first start has defaults, in the language of the system where it is one of ours', () => {
  const languageIn = (name: string) => open({ environment: { LANG: name } }).read().language
  expect(['ru_RU.UTF-8', 'en_GB', 'kk_KZ', 'C', 'de_DE'].map(languageIn)).toEqual([
    'ru',
    'en',
    'kk',
    'kk',
    'kk',
  ])
  expect(open().read()).toEqual({ language: 'kk', theme: 'system', interface: {} })
})

test('a choice outlives the process, and choices of the interface are merged by name', () => {
  open().change({ theme: 'dark', interface: { left: 20 } })
  open().change({ interface: { right: { open: true } } })
  open().windowPlace = { x: 1, y: 2, width: 300, height: 200, maximized: false }
  expect(open().read()).toEqual({
    language: 'kk',
    theme: 'dark',
    interface: { left: 20, right: { open: true } },
  })
  expect(open().windowPlace).toEqual({ x: 1, y: 2, width: 300, height: 200, maximized: false })
})

test('the language of the command line holds for the run, until the person chooses one', () => {
  const store = open({ language: 'en' })
  expect(store.change({ theme: 'light' }).language).toBe('en')
  expect(open().read().language).toBe('kk')
  expect(store.change({ language: 'ru' }).language).toBe('ru')
  expect(open().read().language).toBe('ru')
})

test.each(['not json', '{"version":2}', ''])('an unreadable file is set aside (%s)', (text) => {
  writeFileSync(file(), text)
  expect(open().read().theme).toBe('system')
  expect(readFileSync(`${file()}.unreadable`, 'utf8')).toBe(text)
  expect(warnings).toEqual(['settings cannot be read'])
})

test('where nothing can be written, choices last for the run', () => {
  const store = open({ file: join(folder, 'no-such-folder/settings.json') })
  expect(store.change({ theme: 'dark' }).theme).toBe('dark')
  expect(warnings).toEqual(['settings cannot be written'])
})

test('a runaway choice is refused and changes nothing', () => {
  const store = open()
  expect(() => store.change({ interface: { list: 'x'.repeat(300_000) } })).toThrow(/too-large/)
  expect(store.read().interface).toEqual({})
  expect(existsSync(file())).toBe(false)
})
