import {
  Expand,
  Info,
  Keyboard,
  Map as MapIcon,
  Moon,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  Settings as SettingsIcon,
  Sun,
  Undo2,
} from 'lucide-react'
import type { Language } from '../../shared/i18n/language.ts'
import type { Command } from '../ui/commands.ts'
import { navigate } from '../ui/route.ts'
import { changePanel, changeSettings, stepTextSize, useSettings } from './settings.ts'
import { bottomTabs, leftTabs, rightTabs, sections } from './slots.tsx'
import { redo, undo, whyNoRedo, whyNoUndo } from './undo.ts'
import { openDialog } from './window-state.ts'

const panelCommand = (
  name: 'left' | 'right' | 'bottom',
  part: Pick<Command, 'id' | 'title' | 'icon'>,
): Command => ({
  ...part,
  group: 'view',
  isOn: () => useSettings.getState().panels[name].open,
  run: () => changePanel(name, { open: !useSettings.getState().panels[name].open }),
})

/** All panels away, or the ones that were open back again. */
let openBefore: readonly ('left' | 'right' | 'bottom')[] = ['left']
function togglePanels(): void {
  const { panels } = useSettings.getState()
  const open = (['left', 'right', 'bottom'] as const).filter((name) => panels[name].open)
  for (const name of open) changePanel(name, { open: false })
  if (open.length === 0) for (const name of openBefore) changePanel(name, { open: true })
  else openBefore = open
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen()
  else await document.documentElement.requestFullscreen()
}

const languageCommand = (
  language: Language,
  title: 'command.kazakh' | 'command.russian' | 'command.english',
  key: 1 | 2 | 3,
): Command => ({
  id: `language-${language}`,
  title,
  group: 'view',
  keys: [`Ctrl+Alt+Digit${key}`],
  isOn: () => useSettings.getState().language === language,
  run: () => changeSettings({ language }),
})

/** The frame's own commands; features add theirs with `useCommands`. */
export const appCommands: readonly Command[] = [
  ...sections.map(
    (section): Command => ({
      id: `go-${section.id}`,
      title: section.title,
      group: 'go',
      icon: section.icon,
      keys: [section.keys],
      run: () => navigate(section.id),
    }),
  ),
  {
    id: 'palette',
    title: 'command.openPalette',
    group: 'go',
    icon: Search,
    keys: ['Ctrl+KeyK'],
    run: () => openDialog('palette'),
  },
  {
    id: 'undo',
    title: 'command.undo',
    group: 'edit',
    icon: Undo2,
    keys: ['Ctrl+KeyZ'],
    toolbar: true,
    whyNot: whyNoUndo,
    run: undo,
  },
  {
    id: 'redo',
    title: 'command.redo',
    group: 'edit',
    icon: Redo2,
    keys: ['Ctrl+Shift+KeyZ', 'Ctrl+KeyY'],
    toolbar: true,
    whyNot: whyNoRedo,
    run: redo,
  },
  ...(leftTabs.length > 0
    ? [panelCommand('left', { id: 'toggle-left', title: 'command.toggleLeft', icon: PanelLeft })]
    : []),
  ...(rightTabs.length > 0
    ? [
        panelCommand('right', {
          id: 'toggle-right',
          title: 'command.toggleRight',
          icon: PanelRight,
        }),
      ]
    : []),
  ...(bottomTabs.length > 0
    ? [
        panelCommand('bottom', {
          id: 'toggle-bottom',
          title: 'command.toggleBottom',
          icon: PanelBottom,
        }),
      ]
    : []),
  {
    id: 'toggle-panels',
    title: 'command.togglePanels',
    group: 'view',
    icon: MapIcon,
    keys: ['F9'],
    run: togglePanels,
  },
  {
    id: 'full-screen',
    title: 'command.fullScreen',
    group: 'view',
    icon: Expand,
    keys: ['F11'],
    run: toggleFullScreen,
  },
  {
    id: 'theme-light',
    title: 'command.themeLight',
    group: 'view',
    icon: Sun,
    run: () => changeSettings({ theme: 'light' }),
  },
  {
    id: 'theme-dark',
    title: 'command.themeDark',
    group: 'view',
    icon: Moon,
    run: () => changeSettings({ theme: 'dark' }),
  },
  {
    id: 'text-larger',
    title: 'command.textLarger',
    group: 'view',
    keys: ['Ctrl+Equal', 'Ctrl+NumpadAdd'],
    run: () => stepTextSize(1),
  },
  {
    id: 'text-smaller',
    title: 'command.textSmaller',
    group: 'view',
    keys: ['Ctrl+Minus', 'Ctrl+NumpadSubtract'],
    run: () => stepTextSize(-1),
  },
  {
    id: 'text-normal',
    title: 'command.textNormal',
    group: 'view',
    keys: ['Ctrl+Digit0'],
    run: () => changeSettings({ textSize: 100 }),
  },
  languageCommand('kk', 'command.kazakh', 1),
  languageCommand('ru', 'command.russian', 2),
  languageCommand('en', 'command.english', 3),
  {
    id: 'settings',
    title: 'command.settings',
    group: 'help',
    icon: SettingsIcon,
    run: () => openDialog('settings'),
  },
  {
    id: 'shortcuts',
    title: 'command.shortcuts',
    group: 'help',
    icon: Keyboard,
    keys: ['F1', 'Ctrl+Slash'],
    run: () => openDialog('shortcuts'),
  },
  {
    id: 'about',
    title: 'command.about',
    group: 'help',
    icon: Info,
    run: () => openDialog('about'),
  },
]
