import { expect, test } from 'vitest'
import { readCommandLine } from './command-line.ts'

test('the command line of Playwright is understood', () => {
  const args = ['-r', 'loader.js', '--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '.']
  expect(readCommandLine([...args, '--data=/x'])).toEqual({
    version: false,
    preloads: ['loader.js'],
    inspectPort: 0,
    debuggingPort: true,
    entry: '.',
    argv: ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '.', '--data=/x'],
  })
})

test('without debugging switches nothing listens', () => {
  expect(readCommandLine(['app', '--lang=kk'])).toMatchObject({
    inspectPort: null,
    debuggingPort: false,
    entry: 'app',
  })
})
