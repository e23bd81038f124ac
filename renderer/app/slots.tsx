import {
  BookText,
  ClipboardCheck,
  FileSpreadsheet,
  FileText,
  type LucideIcon,
  Map as MapIcon,
  ScrollText,
  ShieldCheck,
  Users,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { Action } from '../../shared/domain/permissions.ts'
import type { PlainKey } from '../../shared/i18n/messages/all.ts'
import { AuditScreen } from '../features/audit/audit-screen.tsx'
import { ImportScreen } from '../features/import/import-screen.tsx'
import { coordinateSource } from '../features/map/go-to.tsx'
import { PassportsScreen } from '../features/passports/passports-screen.tsx'
import { PeopleScreen } from '../features/people/people-screen.tsx'
import { QualityScreen } from '../features/quality/quality-screen.tsx'
import { WorkScreen } from '../features/work/work-screen.tsx'
import { windowMap } from '../map/index.ts'
import type { PaletteSource } from '../ui/palette-source.ts'
import type { Shortcut } from '../ui/shortcut.ts'
import { MapSlot, mapBottomTabs, mapLeftTabs, mapRightTabs, mapStatusItems } from './map-slots.tsx'
import { commandSource } from './palette/command-source.ts'
import { searchSource } from './palette/search-source.ts'
import { Sources } from './sources.tsx'

/**
 * Where features take their places in the frame. A feature exports a component; this file names it.
 * What does not exist is not listed, and the frame shows nothing for it.
 */

export interface Section {
  readonly id: string
  readonly title: PlainKey
  readonly icon: LucideIcon
  readonly keys: Shortcut
  /** Absent for the map itself. It reads what is open in it from `useRoute`. */
  readonly Screen?: ComponentType | undefined
  /** The map stays beside the screen. */
  readonly withMap: boolean
  /** Shown in the rail to those who have the right; absent: to everybody. */
  readonly needs?: Action
}

export const sections: readonly Section[] = [
  { id: 'map', title: 'section.map', icon: MapIcon, keys: 'Alt+Digit1', withMap: true },
  {
    id: 'passports',
    title: 'section.passports',
    icon: FileText,
    keys: 'Alt+Digit2',
    Screen: PassportsScreen,
    withMap: true,
  },
  {
    id: 'import',
    title: 'section.import',
    icon: FileSpreadsheet,
    keys: 'Alt+Digit3',
    Screen: ImportScreen,
    withMap: false,
  },
  {
    id: 'work',
    title: 'section.work',
    icon: ClipboardCheck,
    keys: 'Alt+Digit4',
    Screen: WorkScreen,
    withMap: true,
  },
  {
    id: 'quality',
    title: 'section.quality',
    icon: ShieldCheck,
    keys: 'Alt+Digit5',
    Screen: QualityScreen,
    withMap: false,
  },
  {
    id: 'audit',
    title: 'section.audit',
    icon: ScrollText,
    keys: 'Alt+Digit7',
    Screen: AuditScreen,
    withMap: false,
    needs: 'audit',
  },
  {
    id: 'people',
    title: 'section.people',
    icon: Users,
    keys: 'Alt+Digit8',
    Screen: PeopleScreen,
    withMap: false,
  },
  {
    id: 'sources',
    title: 'section.sources',
    icon: BookText,
    keys: 'Alt+Digit9',
    Screen: Sources,
    withMap: false,
  },
]

export interface PanelTab {
  readonly id: string
  readonly title: PlainKey
  readonly icon: LucideIcon
  readonly Body: ComponentType
}

/** Tabs of the panel left of the map: layers, catalogue of maps. */
export const leftTabs: readonly PanelTab[] = [...mapLeftTabs]
/** Tabs of the panel right of the map: what is selected. */
export const rightTabs: readonly PanelTab[] = [...mapRightTabs]
/** Tabs of the drawer under the map: attribute table. */
export const bottomTabs: readonly PanelTab[] = [...mapBottomTabs]

/** The map itself; it fills the place it is given. */
export const MapPlace: ComponentType | null = MapSlot

/** Read-outs of the map in the status bar: coordinates, scale, projection. */
export const statusItems: readonly { readonly id: string; readonly Item: ComponentType }[] =
  mapStatusItems

/** What the palette searches, in the order of its groups. */
export const paletteSources: readonly PaletteSource[] = [
  coordinateSource(
    () => windowMap.store.getState().camera?.centre ?? null,
    (point, scale) => windowMap.holder.get()?.goTo(point, scale),
  ),
  commandSource,
  searchSource,
]
