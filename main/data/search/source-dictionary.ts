import {
  type KindDictionary,
  passportKinds,
  type Section,
} from '../../../shared/domain/dictionary.ts'
import type { DataContext, Slot } from '../context.ts'
import type { Entry } from './entry.ts'
import { pageOf, type SearchSource } from './source.ts'

/** Sections and fields of the kinds of passport that can be opened, by their names. */
export function dictionarySource(ctx: DataContext): SearchSource {
  const entries = ctx.keep(dictionaryEntries)
  return {
    name: 'dictionary',
    version: ctx.dictionary.hash.slice(0, 16),
    page: (from, limit) => pageOf(entries, from, limit),
  }
}

const dictionaryEntries: Slot<readonly Entry[]> = {
  name: 'search.dictionary',
  make: ({ dictionary: { dictionary } }) => {
    const kinds = passportKinds.map((kind) => dictionary.kinds[kind])
    const places = kinds.flatMap((kind) => kind.sections.flatMap((section) => ({ kind, section })))
    return places
      .flatMap(({ kind, section }) => [sectionEntry(kind, section), ...fieldEntries(kind, section)])
      .map((entry, ordinal) => ({ ...blank, ...entry, ordinal }))
  },
}

const blank = { weight: 0, unit: null, box: null, also: [] } as const
type Named = Pick<Entry, 'rank' | 'kind' | 'ref' | 'of' | 'names'>

function sectionEntry({ kind }: KindDictionary, { id, label }: Section): Named {
  return { rank: 'section', kind: 'section', ref: `${kind}/${id}`, of: kind, names: label }
}

/** The header's fields are in every kind: they are found once, in the territory passport. */
function fieldEntries({ kind }: KindDictionary, { fields }: Section): readonly Named[] {
  return fields
    .filter(({ id, plannedOf }) => plannedOf === null && (kind === 'territory' || id >= 1_000))
    .map(({ id, name }) => ({
      rank: 'field',
      kind: 'field',
      ref: String(id),
      of: kind,
      names: name,
    }))
}
