import type { PlainKey } from '../../shared/i18n/messages/all.ts'
import { useLanguage } from '../ui/language.tsx'
import { Splitter } from '../ui/splitter.tsx'
import { useRemPx } from './appearance.ts'
import { changePanel, type PanelName, panelLimits, useSettings } from './settings.ts'

const names = {
  left: 'panel.left',
  right: 'panel.right',
  bottom: 'panel.bottom',
  screen: 'panel.screen',
} as const satisfies Readonly<Record<PanelName, PlainKey>>

interface PanelSplitterProps {
  readonly name: PanelName
  readonly between: 'column' | 'row'
  readonly after?: boolean | undefined
}

/** The border of a panel of the frame; its size is kept in rem, so that it grows with the text. */
export function PanelSplitter({ name, between, after }: PanelSplitterProps) {
  const { t } = useLanguage()
  const remPx = useRemPx()
  const size = useSettings((settings) => settings.panels[name].size)
  const { min, max, initial } = panelLimits[name]
  return (
    <Splitter
      label={t(names[name])}
      controls={`panel-${name}`}
      between={between}
      after={after}
      size={size * remPx}
      min={min * remPx}
      max={max * remPx}
      initial={initial * remPx}
      onSize={(px) => changePanel(name, { size: px / remPx })}
    />
  )
}
