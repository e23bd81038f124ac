import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as standIn from './electron.ts'
import type { AppEvents, Emits, Surface, UtilityEvents, WindowEvents } from './surface.ts'

const root = join(import.meta.dirname, '../..')

/** What the renderer's half offers; it lives in the page. */
const inPage = ['contextBridge', 'ipcRenderer']
/** Playwright's, not the product's. */
const driven = ['webContents']
const types = ['IpcMainInvokeEvent', 'UtilityProcess']

/** Compile time: the stand-in offers the whole surface, and the surface is part of Electron. */
standIn satisfies Omit<Surface, 'ipcRenderer' | 'contextBridge'>
type Hears<T, E> = { [K in keyof E]: T extends { on(e: K, l: never): unknown } ? K : never }
type Missing<T, E> = Exclude<keyof E, Hears<T, E>[keyof E]>
const missingEvents: [
  Missing<Electron.App, AppEvents>,
  Missing<Electron.BrowserWindow, WindowEvents>,
  Missing<Electron.UtilityProcess, UtilityEvents>,
][] = []
type Listening = Emits<AppEvents>

test('the surface names only events that Electron has', () => {
  const listening: Listening = standIn.app
  expect([typeof listening.on, missingEvents]).toEqual(['function', []])
})

test('the lint rule allows exactly the names the stand-in exports', () => {
  const text = readFileSync(join(root, '.oxlintrc.json'), 'utf8')
  const [allowed] = [...text.matchAll(/"allowImportNames": \[([^\]]*)\]/g)].map((match) => match[1])
  const names = (allowed?.match(/"(\w+)"/g) ?? []).map((name) => name.slice(1, -1))
  const offered = Object.keys(standIn).filter((name) => !driven.includes(name))
  expect(names.toSorted()).toEqual([...offered, ...inPage, ...types].toSorted())
})

/** The module `electron` as the surface describes it: nothing else of Electron is in sight. */
const restricted = `import type * as S from '../../e2e/stand-in/surface.ts'
declare const surface: S.Surface
${[...Object.keys(standIn), ...inPage]
  .filter((name) => !driven.includes(name))
  .map((name) => `export const ${name} = surface.${name}`)
  .join('\n')}
${types.map((name) => `export type ${name} = S.${name}`).join('\n')}
export type BrowserWindow = S.BrowserWindow
`

function copyMain(folder: string): number {
  const files = ['main', 'main/shell'].flatMap((room) =>
    readdirSync(join(root, room))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(room, name)),
  )
  mkdirSync(join(folder, 'main/shell'), { recursive: true })
  for (const file of files) {
    const up = '../'.repeat(file.split('/').length - 1)
    const text = readFileSync(join(root, file), 'utf8')
    writeFileSync(join(folder, file), text.replaceAll("'electron'", `'${up}electron.ts'`))
  }
  return files.length
}

test('main compiles against the surface alone', () => {
  const folder = join(root, 'out/surface')
  rmSync(folder, { recursive: true, force: true })
  expect(copyMain(folder)).toBeGreaterThan(5)
  symlinkSync(join(root, 'shared'), join(folder, 'shared'))
  writeFileSync(join(folder, 'electron.ts'), restricted)
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { lib: ['es2024'], types: ['node', 'electron'] },
    include: ['main/**/*.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = join(root, 'node_modules/.bin/tsc')
  const { stdout, status } = spawnSync(compiler, ['-p', folder], { encoding: 'utf8' })
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
})
