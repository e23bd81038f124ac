import { Menu as MenuIcon, Search } from 'lucide-react'
import { Button, IconButton } from '../ui/button.tsx'
import { type Command, commandGroups, useCommandList } from '../ui/commands.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { keysFromShortcut } from '../ui/shortcut.ts'
import { runCommand } from './run-command.ts'
import './top-bar.css'
import { openDialog } from './window-state.ts'

const keysOf = (command: Command) => command.keys?.[0] && keysFromShortcut(command.keys[0])

/** The menu, the search box and the toolbar, all from the one registry of commands. */
export function TopBar() {
  const { t } = useLanguage()
  const commands = useCommandList()
  return (
    <header className="top-bar">
      <AppMenu commands={commands} />
      <span className="top-bar-name">{t('app.name')}</span>
      <button type="button" className="top-bar-search" onClick={() => openDialog('palette')}>
        <Search aria-hidden className="ui-icon" />
        <span className="top-bar-search-text">{t('app.openSearch')}</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <div className="top-bar-tools" role="toolbar" aria-label={t('app.toolbar')}>
        {commands
          .filter((command) => command.toolbar)
          .map((command) => (
            <Tool key={command.id} command={command} />
          ))}
      </div>
    </header>
  )
}

function Tool({ command }: { readonly command: Command }) {
  const { t } = useLanguage()
  const why = command.whyNot?.()
  const shared = {
    pressed: command.isOn?.(),
    disabledReason: why ? t(why) : undefined,
    onClick: () => void runCommand(command, t),
  }
  return command.icon ? (
    <IconButton {...shared} label={t(command.title)} icon={command.icon} keys={keysOf(command)} />
  ) : (
    <Button {...shared} kind="quiet">
      {t(command.title)}
    </Button>
  )
}

function AppMenu({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useLanguage()
  const items = () =>
    commandGroups.flatMap((group, index): MenuItem[] => {
      const inGroup = commands.filter((command) => command.group === group)
      if (inGroup.length === 0) return []
      const line: MenuItem[] = index === 0 ? [] : [{ id: `line-${group}`, separator: true }]
      return [
        ...line,
        ...inGroup.map((command): MenuItem => {
          const why = command.whyNot?.()
          return {
            id: command.id,
            label: t(command.title),
            icon: command.icon,
            keys: keysOf(command),
            checked: command.isOn?.(),
            disabledReason: why ? t(why) : undefined,
            onChoose: () => void runCommand(command, t),
          }
        }),
      ]
    })
  return (
    <Menu
      label={t('app.menu')}
      items={items}
      renderTrigger={(attributes) => (
        <IconButton label={t('app.menu')} icon={MenuIcon} {...attributes} />
      )}
    />
  )
}
