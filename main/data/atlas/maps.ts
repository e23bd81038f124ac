import type { AtlasMap } from '../../../shared/contract/features/atlas.ts'
import { type DictionaryKind, passportKinds } from '../../../shared/domain/dictionary.ts'
import type { DataContext, Slot } from '../context.ts'
import type { DerivedMap } from './define.ts'
import { derivedMaps } from './derived.ts'
import { catalogue } from './files.ts'
import { inputViews } from './inputs.ts'

export interface Mapped {
  readonly about: AtlasMap
  readonly map: DerivedMap
}

/** The computed maps, those that others read first. */
export const mapped: Slot<ReadonlyMap<string, Mapped>> = {
  name: 'atlas-maps',
  make: (ctx) => {
    const { maps } = ctx.keep(catalogue)
    return new Map(
      inOrder(derivedMaps).map((map) => {
        const about = maps.get(map.id)
        if (about?.method !== 'derived') throw new Error(`the catalogue computes no map ${map.id}`)
        return [map.id, { about, map }]
      }),
    )
  },
}

/** Each after the maps that it reads; a circle is a mistake of ours. */
export function inOrder(maps: readonly DerivedMap[]): readonly DerivedMap[] {
  const byId = new Map(maps.map((map) => [map.id, map]))
  const done = new Set<DerivedMap>()
  const visit = (map: DerivedMap, above: readonly string[]): void => {
    if (above.includes(map.id))
      throw new Error(`maps read each other: ${[...above, map.id].join(' ')}`)
    for (const id of map.maps) {
      const read = byId.get(id)
      if (read) visit(read, [...above, map.id])
    }
    done.add(map)
  }
  for (const map of maps) visit(map, [])
  return [...done]
}

/** A map that a kind of record feeds: which of its fields matter, null for all of them. */
interface Fed {
  readonly map: DerivedMap
  readonly fields: ReadonlySet<string> | null
  /** The record's own number is the key. */
  readonly isKey: boolean
}

/** Kinds behind the views that are more than one record a row. */
export const kindsBehind: Readonly<Record<string, readonly DictionaryKind[]>> = {
  m_unit: ['territory'],
  m_passport: passportKinds,
}

/** Which maps a change of a kind may touch, from what they declare to read. */
export const feeding: Slot<ReadonlyMap<DictionaryKind, readonly Fed[]>> = {
  name: 'atlas-feeding',
  make: (ctx) => {
    const views = inputViews(ctx)
    const fed = new Map<DictionaryKind, Fed[]>()
    for (const map of derivedMaps)
      for (const [input, columns] of Object.entries(map.reads)) {
        const view = views.get(input)
        const kinds = view?.kind ? [view.kind] : (kindsBehind[input] ?? [])
        const keys = columns.map((column) => view?.fields.get(column) ?? null)
        const fields = new Set(keys.filter((key) => key !== null))
        // A column that the view makes itself may change with any field.
        const isAny = keys.some((key, index) => key === null && columns[index] !== 'id')
        for (const kind of kinds)
          fed.set(kind, [
            ...(fed.get(kind) ?? []),
            { map, fields: isAny ? null : fields, isKey: map.of === input },
          ])
      }
    return fed
  },
}

/** Maps that read the given one, directly or through others. */
export function readersOf(ctx: DataContext, id: string): readonly DerivedMap[] {
  const all = [...ctx.keep(mapped).values()].map(({ map }) => map)
  const found = new Set<string>([id])
  return all.filter((map) => {
    const isReader = map.maps.some((one) => found.has(one))
    if (isReader) found.add(map.id)
    return isReader
  })
}
