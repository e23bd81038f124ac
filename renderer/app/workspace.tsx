import { X } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useNarrow } from './appearance.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { PanelSplitter } from './panel-splitter.tsx'
import { changePanel, useSettings } from './settings.ts'
import { bottomTabs, leftTabs, MapPlace, type PanelTab, rightTabs } from './slots.tsx'
import { showTab, useTabs } from './window-state.ts'
import './workspace.css'

/** The map and the panels around it; beside another section's screen the map stands alone. */
export function Workspace({ full }: { readonly full: boolean }) {
  const narrow = useNarrow()
  const panels = useSettings((settings) => settings.panels)
  const left = full && panels.left.open && leftTabs.length > 0
  const right = full && panels.right.open && rightTabs.length > 0
  const bottom = full && panels.bottom.open && bottomTabs.length > 0
  return (
    <div className="workspace">
      {left ? <SidePanel name="left" tabs={leftTabs} /> : null}
      {left && !narrow ? <PanelSplitter name="left" between="column" /> : null}
      <div className="workspace-middle">
        <div className="map-place">
          <ErrorBoundary>{MapPlace ? <MapPlace /> : null}</ErrorBoundary>
        </div>
        {bottom && !narrow ? <PanelSplitter name="bottom" between="row" after /> : null}
        {bottom ? <SidePanel name="bottom" tabs={bottomTabs} /> : null}
      </div>
      {right && !narrow ? <PanelSplitter name="right" between="column" after /> : null}
      {right ? <SidePanel name="right" tabs={rightTabs} /> : null}
    </div>
  )
}

const titles = { left: 'panel.left', right: 'panel.right', bottom: 'panel.bottom' } as const

interface SidePanelProps {
  readonly name: 'left' | 'right' | 'bottom'
  readonly tabs: readonly PanelTab[]
}

function SidePanel({ name, tabs }: SidePanelProps) {
  const { t } = useLanguage()
  const size = useSettings((settings) => settings.panels[name].size)
  const chosen = useTabs((state) => state[name])
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0]
  if (!tab) return null
  return (
    <aside
      id={`panel-${name}`}
      className="side-panel"
      data-side={name}
      aria-label={t(titles[name])}
      style={{ flexBasis: `${size}rem` }}
    >
      <Tabs
        label={t(titles[name])}
        value={tab.id}
        onValue={(next) => showTab(name, next)}
        tabs={tabs.map(({ id, title, icon }) => ({ id, label: t(title), icon }))}
        actions={
          <IconButton
            small
            label={`${t('ui.collapse')}: ${t(titles[name])}`}
            icon={X}
            onClick={() => changePanel(name, { open: false })}
          />
        }
      >
        <ErrorBoundary resetKey={tab.id}>
          <tab.Body />
        </ErrorBoundary>
      </Tabs>
    </aside>
  )
}
