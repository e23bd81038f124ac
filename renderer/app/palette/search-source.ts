import type { SearchKind } from '../../../shared/contract/features/search.ts'
import { data } from '../../api/client.ts'
import type { PaletteSource } from '../../ui/palette-source.ts'
import { groupHits, openPassport } from './group-hits.ts'

// Our choice: what a person looks through at a glance.
const hitsAtMost = 40

/** Places, passports and fields by name, from the data. */
export const searchSource: PaletteSource = {
  id: 'search',
  search: async (query, context) => {
    const text = query.trim()
    if (text === '') return []
    const kinds: SearchKind[] = ['unit', 'settlement', 'passport', 'feature']
    if (openPassport()) kinds.push('field')
    const hits = await data['search.query']({
      text: text.slice(0, 200),
      kinds,
      language: context.language,
      limit: hitsAtMost,
    })
    return groupHits(hits, context)
  },
}
