import { z } from 'zod'
import { create } from 'zustand'
import { type Settings as StoredSettings, themes } from '../../shared/contract/shell.ts'
import { coordinateFormats } from '../../shared/domain/coordinates/notation.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { onEvent, shell } from '../api/client.ts'

export type Theme = (typeof themes)[number]

/** Percent of the ordinary size; 200 is what WCAG 1.4.4 asks for. */
export const textSizes = [100, 115, 130, 150, 175, 200] as const

// Our choice of times; 15 minutes is what NIST SP 800-63B-4 allows at most without activity at AAL3.
export const lockChoices = [5, 10, 15, 30, 60, 0] as const

export const panelNames = ['left', 'right', 'bottom', 'screen'] as const
export type PanelName = (typeof panelNames)[number]

// Our choice: beside the map a list has half of a large window, and no less than 56 rem.
const halfWindowRem = Math.round(window.innerWidth / 32)

/** Smallest, largest and first size of a panel in rem, so that it grows with the text. */
export const panelLimits = {
  left: { min: 14, max: 36, initial: 21 },
  right: { min: 15, max: 40, initial: 21 },
  bottom: { min: 8, max: 40, initial: 20 },
  screen: { min: 24, max: 110, initial: Math.min(80, Math.max(56, halfWindowRem)) },
} as const satisfies Readonly<Record<PanelName, object>>

const panel = (name: PanelName, open: boolean) => {
  const { min, max, initial } = panelLimits[name]
  const first = { open, size: initial }
  return z.object({ open: z.boolean(), size: z.number().min(min).max(max) }).catch(first)
}

/** What the interface keeps for itself; a value that cannot be read is as at the first start. */
const interfaceSchema = z.object({
  textSize: z.literal([...textSizes]).catch(100),
  coordinates: z.enum(coordinateFormats).catch('dd'),
  /** Minutes without anybody active after which the screen is locked; 0 is never. */
  lockMinutes: z.literal([...lockChoices]).catch(15),
  /** Single letters as commands while the map has the focus (WCAG 2.1.4: can be switched off). */
  singleKeys: z.boolean().catch(true),
  panels: z
    .object({
      left: panel('left', true),
      right: panel('right', false),
      bottom: panel('bottom', false),
      screen: panel('screen', true),
    })
    .catch({
      left: { open: true, size: panelLimits.left.initial },
      right: { open: false, size: panelLimits.right.initial },
      bottom: { open: false, size: panelLimits.bottom.initial },
      screen: { open: true, size: panelLimits.screen.initial },
    }),
  /** What the map remembers; its own module knows the shape. */
  map: z.record(z.string(), z.json()).catch({}),
  /** Maps of the atlas by id: those marked, and those opened last. */
  atlas: z
    .object({ favourites: z.array(z.string()), recent: z.array(z.string()) })
    .catch({ favourites: [], recent: [] }),
})
type Interface = z.infer<typeof interfaceSchema>

/** What this person chose, kept from one start to the next. */
export interface Settings extends Interface {
  readonly language: Language
  readonly theme: Theme
}
export type PanelState = Settings['panels'][PanelName]

export const useSettings = create<Settings>(() => ({
  language: 'kk',
  theme: 'system',
  ...interfaceSchema.parse({}),
}))

function take({ language, theme, interface: stored }: StoredSettings): void {
  useSettings.setState({ language, theme, ...interfaceSchema.parse(stored) })
}

/** Before the first drawing, so that nothing changes under the eyes. */
export async function loadSettings(): Promise<void> {
  take(await shell['shell.readSettings']({}))
}

// Our choice: a panel being dragged is written once, not a hundred times.
const writeAfterMs = 300
let waiting: ReturnType<typeof setTimeout> | null = null
let unsaved: Partial<Settings> = {}
let onFailure: (error: unknown) => void = reportError

async function write(): Promise<void> {
  const { language, theme, ...kept } = unsaved
  unsaved = {}
  waiting = null
  await shell['shell.changeSettings']({
    ...(language && { language }),
    ...(theme && { theme }),
    ...(Object.keys(kept).length > 0 && { interface: kept }),
  })
}

/** In force at once, written soon after. */
export function changeSettings(part: Partial<Settings>): void {
  useSettings.setState(part)
  unsaved = { ...unsaved, ...part }
  waiting ??= setTimeout(
    () => void write().catch((error: unknown) => onFailure(error)),
    writeAfterMs,
  )
}

/** Follows changes made in another window, and says when a change could not be kept. */
export function followSettings(report: (error: unknown) => void): () => void {
  onFailure = report
  return onEvent('settings.changed', (settings) => {
    // What is being changed here is newer than what was heard.
    if (waiting === null) take(settings)
  })
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
