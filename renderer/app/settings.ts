import { create } from 'zustand'
import type { CoordinateFormat } from '../../shared/domain/coordinates/notation.ts'
import type { Language } from '../../shared/i18n/language.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Percent of the ordinary size; 200 is what WCAG 1.4.4 asks for. */
export const textSizes = [100, 115, 130, 150, 175, 200] as const
export type TextSize = (typeof textSizes)[number]

export const panelNames = ['left', 'right', 'bottom', 'screen'] as const
export type PanelName = (typeof panelNames)[number]

export interface PanelState {
  readonly open: boolean
  /** In rem, so that it grows with the text. */
  readonly size: number
}

/** What this person chose, kept from one start to the next. */
export interface Settings {
  readonly language: Language
  readonly theme: Theme
  readonly textSize: TextSize
  readonly coordinates: CoordinateFormat
  /** Single letters as commands while the map has the focus (WCAG 2.1.4: can be switched off). */
  readonly singleKeys: boolean
  readonly panels: Readonly<Record<PanelName, PanelState>>
}

/** Smallest, largest and first size of a panel, in rem. */
export const panelLimits: Readonly<
  Record<PanelName, { min: number; max: number; initial: number }>
> = {
  left: { min: 14, max: 36, initial: 18 },
  right: { min: 15, max: 40, initial: 21 },
  bottom: { min: 8, max: 40, initial: 15 },
  screen: { min: 24, max: 110, initial: 48 },
}

const initial: Settings = {
  language: 'kk',
  theme: 'system',
  textSize: 100,
  coordinates: 'dd',
  singleKeys: true,
  panels: {
    left: { open: true, size: panelLimits.left.initial },
    right: { open: false, size: panelLimits.right.initial },
    bottom: { open: false, size: panelLimits.bottom.initial },
    screen: { open: true, size: panelLimits.screen.initial },
  },
}

export const useSettings = create<Settings>(() => initial)

export function changeSettings(part: Partial<Settings>): void {
  useSettings.setState(part)
}

export function changePanel(name: PanelName, part: Partial<PanelState>): void {
  const { panels } = useSettings.getState()
  changeSettings({ panels: { ...panels, [name]: { ...panels[name], ...part } } })
}

/** The next text size up or down; the ends stay. */
export function stepTextSize(step: 1 | -1): void {
  const index = textSizes.indexOf(useSettings.getState().textSize) + step
  const next = textSizes[Math.min(textSizes.length - 1, Math.max(0, index))]
  if (next) changeSettings({ textSize: next })
}
