import type { LucideIcon } from 'lucide-react'
import type { Language } from '../../shared/i18n/language.ts'
import type { PlainKey } from '../../shared/i18n/messages/all.ts'
import type { Translate } from './language.tsx'

/** West, south, east, north in degrees. */
type Box = readonly [number, number, number, number]

export interface PaletteItem {
  readonly id: string
  readonly label: string
  /** Parts of the label that the query met: start and end. */
  readonly marks?: readonly (readonly [number, number])[] | undefined
  /** Where it is, what kind it is. */
  readonly detail?: string | undefined
  readonly icon?: LucideIcon | undefined
  readonly keys?: string | undefined
  readonly run: () => void | Promise<void>
}

export interface PaletteGroup {
  readonly title: PlainKey
  readonly items: readonly PaletteItem[]
  /** How the query was read when it was not read as typed: a whole sentence. */
  readonly reading?: string | undefined
  /** Surer groups come first: 0 as typed, 1 found by search, 2 guessed. */
  readonly rank: 0 | 1 | 2
}

export interface PaletteContext {
  readonly language: Language
  readonly t: Translate
  /** Goes to the map and shows the place there. */
  readonly showBox: (box: Box) => void
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
