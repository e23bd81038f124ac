import { expect, test } from 'vitest'
import type { Command } from '../ui/commands.ts'
import { commandForKeys } from './run-command.ts'

const command = (id: string, part: Partial<Command>): Command => ({
  id,
  title: 'command.undo',
  group: 'edit',
  run: () => undefined,
  ...part,
})
const commands = [
  command('undo', { keys: ['Ctrl+KeyZ'] }),
  command('identify', { keys: ['Ctrl+Shift+KeyI', 'KeyI'], scope: 'map' }),
  command('nextError', { keys: ['F8'] }),
]
const nowhere = { inField: false, ownUndo: true, onMap: false }
const find = (keys: string, place: Partial<typeof nowhere> = {}, single = true) =>
  commandForKeys(commands, keys, { ...nowhere, ...place }, single)?.id

test('a single letter is a command on the map only, and can be switched off', () => {
  expect(find('KeyI')).toBeUndefined()
  expect(find('KeyI', { onMap: true })).toBe('identify')
  expect(find('KeyI', { onMap: true }, false)).toBeUndefined()
  expect(find('Ctrl+Shift+KeyI', { onMap: true }, false)).toBe('identify')
  expect(find('KeyI', { onMap: true, inField: true })).toBeUndefined()
})

test('undo in a field with unsaved text is the field’s own, otherwise the program’s', () => {
  expect(find('Ctrl+KeyZ', { inField: true })).toBeUndefined()
  expect(find('Ctrl+KeyZ', { inField: true, ownUndo: false })).toBe('undo')
  expect(find('Ctrl+KeyZ')).toBe('undo')
})

test('function keys work inside a field', () => {
  expect(find('F8', { inField: true })).toBe('nextError')
})
