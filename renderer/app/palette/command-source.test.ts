import { expect, test } from 'vitest'
import type { Command } from '../../ui/commands.ts'
import { findCommands } from './command-source.ts'

const command = (id: string, title: Command['title']): Command => ({
  id,
  title,
  group: 'view',
  run: () => undefined,
})
const commands = [
  command('dark', 'command.themeDark'),
  command('light', 'command.themeLight'),
  command('about', 'command.about'),
]
const ids = (query: string) => findCommands(commands, query).found.map(({ id }) => id)

test('a command is found by its name in any of the three languages', () => {
  expect(ids('тёмная')).toEqual(['dark'])
  expect(ids('жарық')).toEqual(['light'])
  expect(ids('about')).toEqual(['about'])
})

test('a name typed on the wrong layout is found, and the reading is told', () => {
  // «тёмная» with the English layout on.
  expect(findCommands(commands, 'n`vyfz')).toEqual({ found: [commands[0]], reading: 'тёмная' })
  // "about" with the Russian layout on.
  expect(findCommands(commands, 'фищге')).toMatchObject({ found: [commands[2]], reading: 'about' })
})

test('nothing typed offers every command; nonsense offers none', () => {
  expect(ids(' ')).toEqual(['dark', 'light', 'about'])
  expect(ids('ъъъъъъ')).toEqual([])
})
