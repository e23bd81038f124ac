import { otherReadings } from '../../../shared/i18n/keyboard.ts'
import { languages } from '../../../shared/i18n/language.ts'
import { messageOf } from '../../../shared/i18n/messages/all.ts'
import { type Command, listCommands } from '../../ui/commands.ts'
import type { PaletteGroup, PaletteSource } from '../../ui/palette-source.ts'
import { keysFromShortcut } from '../../ui/shortcut.ts'
import { runCommand } from '../run-command.ts'
import { scoreText } from './match-words.ts'

/** Best score of a command's name in any of the languages. */
function scoreOf(command: Command, query: string): number {
  const title = messageOf(command.title)
  const names = languages.map((language) => title[language])
  return Math.max(...names.map((name) => (typeof name === 'string' ? scoreText(query, name) : 0)))
}

function find(commands: readonly Command[], query: string): readonly Command[] {
  return commands
    .map((command) => ({ command, score: scoreOf(command, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command)
}

/** Commands by name in any language; where the query means nothing, its other layouts are tried. */
export function findCommands(
  commands: readonly Command[],
  query: string,
): { readonly found: readonly Command[]; readonly reading?: string } {
  if (query.trim() === '') return { found: commands }
  const found = find(commands, query)
  if (found.length > 0) return { found }
  for (const reading of otherReadings(query)) {
    const other = find(commands, reading)
    if (other.length > 0) return { found: other, reading }
  }
  return { found: [] }
}

export const commandSource: PaletteSource = {
  id: 'commands',
  search: (query, { t }): readonly PaletteGroup[] => {
    const { found, reading } = findCommands(
      listCommands().filter(({ id }) => id !== 'palette'),
      query,
    )
    const items = found.map((command) => {
      const why = command.whyNot?.()
      return {
        id: command.id,
        label: t(command.title),
        detail: why ? t(why) : undefined,
        icon: command.icon,
        keys: command.keys?.[0] && keysFromShortcut(command.keys[0]),
        run: () => runCommand(command, t),
      }
    })
    return items.length > 0 ? [{ title: 'palette.commands', items, reading }] : []
  },
}
