import type { LucideIcon } from 'lucide-react'
import type { Language } from '../../shared/i18n/language.ts'
import type { PlainKey } from '../../shared/i18n/messages/all.ts'
import type { Translate } from './language.tsx'

export interface PaletteItem {
  readonly id: string
  readonly label: string
  /** Where it is, what kind it is. */
  readonly detail?: string | undefined
  readonly icon?: LucideIcon | undefined
  readonly keys?: string | undefined
  readonly run: () => void | Promise<void>
}

export interface PaletteGroup {
  readonly title: PlainKey
  readonly items: readonly PaletteItem[]
  /** How the query was read when another keyboard layout had been on. */
  readonly reading?: string | undefined
}

export interface PaletteContext {
  readonly language: Language
  readonly t: Translate
}

/** Something the palette searches: commands, places, passports, fields. */
export interface PaletteSource {
  readonly id: string
  /** Best first. An empty query asks for what to offer at the start. */
  readonly search: (
    query: string,
    context: PaletteContext,
  ) => readonly PaletteGroup[] | Promise<readonly PaletteGroup[]>
}
