import { expect, test } from 'vitest'
import { createEmitter } from './emitter.ts'
import { onlyKnown, strict } from './strict.ts'

test('a member that is not listed throws instead of being undefined', () => {
  const app = strict<Record<string, unknown>>('app', { quit: 1, dock: 2 }, ['quit'])
  expect(app['quit']).toBe(1)
  expect(() => app['dock']).toThrow('electron stand-in: app.dock is not supported')
  expect(() => app['relaunch']).toThrow(/app\.relaunch/)
})

test('a promise may look for `then`, and a test may replace a member', async () => {
  const dialog = strict('dialog', { ask: (): string => 'nobody' }, ['ask'])
  await expect(Promise.resolve(dialog)).resolves.toBe(dialog)
  dialog.ask = () => 'scripted'
  expect(dialog.ask()).toBe('scripted')
})

test('an option that would be ignored is refused', () => {
  expect(() => onlyKnown('BrowserWindow', { frame: false }, ['width'])).toThrow(/frame/)
})

test('listening to an event that never comes is refused', () => {
  const emitter = createEmitter<{ closed: [] }>('BrowserWindow', ['closed'])
  const heard: string[] = []
  emitter.on('closed', () => heard.push('closed'))
  emitter.emit('closed')
  expect(heard).toEqual(['closed'])
  expect(() => emitter.once('moved' as 'closed', () => undefined)).toThrow(/moved/)
})
