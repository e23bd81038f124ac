import { otherReadings } from '../../../shared/i18n/keyboard.ts'
import { languages } from '../../../shared/i18n/language.ts'
import { messageOf } from '../../../shared/i18n/messages/all.ts'
import { type Command, listCommands } from '../../ui/commands.ts'
import type { Translate } from '../../ui/language.tsx'
import type { PaletteGroup, PaletteItem, PaletteSource } from '../../ui/palette-source.ts'
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

interface Found {
  readonly found: readonly Command[]
  /** How the query was read under another layout. */
  readonly reading?: string
}

/** Commands by name in any language; where the query means nothing, its other layouts are tried. */
export function findCommands(commands: readonly Command[], query: string): Found {
  if (query.trim() === '') return { found: commands }
  const found = find(commands, query)
  if (found.length > 0) return { found }
  for (const reading of otherReadings(query)) {
    const other = find(commands, reading)
    if (other.length > 0) return { found: other, reading }
  }
  return { found: [] }
}

// Our choice: a few commands leave room for what was more likely meant.
const commandsAtMost = 5

function itemFromCommand(command: Command, t: Translate): PaletteItem {
  const why = command.whyNot?.()
  return {
    id: command.id,
    label: t(command.title),
    detail: why ? t(why) : undefined,
    icon: command.icon,
    keys: command.keys?.[0] && keysFromShortcut(command.keys[0]),
    run: () => runCommand(command, t),
  }
}

export const commandSource: PaletteSource = {
  id: 'commands',
  search: (query, { t }): readonly PaletteGroup[] => {
    const { found, reading } = findCommands(
      listCommands().filter(({ id }) => id !== 'palette'),
      query,
    )
    const [best] = found
    if (!best) return []
    const isEmpty = query.trim() === ''
    const isSure = isEmpty || (reading === undefined && scoreOf(best, query) >= 2)
    return [
      {
        title: 'palette.commands',
        items: (isEmpty ? found : found.slice(0, commandsAtMost)).map((command) =>
          itemFromCommand(command, t),
        ),
        reading: reading === undefined ? undefined : t('palette.reading', { reading }),
        rank: isSure ? 0 : 2,
      },
    ]
  },
}
