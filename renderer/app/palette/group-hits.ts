import { FileText, Landmark, type LucideIcon, MapPin, Shapes, TextCursorInput } from 'lucide-react'
import type {
  SearchHit,
  SearchKind,
  SearchReading,
} from '../../../shared/contract/features/search.ts'
import type { PlainKey } from '../../../shared/i18n/messages/all.ts'
import type { Translate } from '../../ui/language.tsx'
import type { PaletteContext, PaletteGroup, PaletteItem } from '../../ui/palette-source.ts'
import { navigate, readRoute } from '../../ui/route.ts'

const icons: Readonly<Record<SearchKind, LucideIcon>> = {
  unit: Landmark,
  settlement: MapPin,
  feature: Shapes,
  passport: FileText,
  section: TextCursorInput,
  field: TextCursorInput,
}

const groups: readonly { readonly title: PlainKey; readonly kinds: readonly SearchKind[] }[] = [
  { title: 'palette.places', kinds: ['unit', 'settlement', 'feature'] },
  { title: 'palette.passports', kinds: ['passport'] },
  { title: 'palette.fields', kinds: ['field'] },
]

/** The passport that is open: its fields can be gone to. */
export function openPassport(): string | undefined {
  const { section, rest } = readRoute()
  return section === 'passports' ? rest[0] : undefined
}

function goTo(hit: SearchHit, { showBox }: PaletteContext): void {
  if (hit.kind === 'passport') navigate('passports', hit.id)
  else if (hit.kind === 'field') {
    const passport = openPassport()
    if (passport) navigate('passports', passport, hit.id)
  } else if (hit.box) showBox(hit.box)
}

function itemFromHit(hit: SearchHit, context: PaletteContext): PaletteItem {
  const details = [hit.alias?.text, hit.what, hit.where].filter((part) => part)
  return {
    id: `${hit.kind}-${hit.of ?? ''}-${hit.id}`,
    label: hit.title.text,
    marks: hit.title.ranges,
    detail: details.join(' · ') || undefined,
    icon: icons[hit.kind],
    run: () => goTo(hit, context),
  }
}

const readingKeys = {
  layout: 'palette.reading',
  letters: 'palette.letters',
  spelling: 'palette.spelling',
} as const

function sayReading({ by, text }: SearchReading, t: Translate): string {
  return t(readingKeys[by], { reading: text })
}

/** Hits in groups by what they are; the reading is told where the whole group came by it. */
export function groupHits(hits: readonly SearchHit[], context: PaletteContext): PaletteGroup[] {
  return groups.flatMap(({ title, kinds }) => {
    const inGroup = hits.filter(({ kind }) => kinds.includes(kind))
    const [first] = inGroup
    if (!first) return []
    const { reading } = first
    const isCommon = reading && inGroup.every((hit) => hit.reading?.text === reading.text)
    return [
      {
        title,
        items: inGroup.map((hit) => itemFromHit(hit, context)),
        reading: isCommon ? sayReading(reading, context.t) : undefined,
        rank: 1,
      },
    ]
  })
}
