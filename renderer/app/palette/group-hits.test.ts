import { expect, test } from 'vitest'
import type { SearchHit } from '../../../shared/contract/features/search.ts'
import { translator } from '../../ui/language.tsx'
import type { PaletteContext } from '../../ui/palette-source.ts'
import { groupHits } from './group-hits.ts'

const hit = (part: Partial<SearchHit>): SearchHit => ({
  kind: 'unit',
  id: '1',
  of: null,
  title: { text: 'Караганда', ranges: [[0, 4]] },
  alias: null,
  what: '',
  where: 'Карагандинская область',
  box: [73, 49, 74, 50],
  reading: null,
  ...part,
})
const shown: unknown[] = []
const context: PaletteContext = {
  language: 'ru',
  t: translator('ru'),
  showBox: (box) => shown.push(box),
}

test('hits stand in groups by what they are, in the order they were found', () => {
  const groups = groupHits(
    [
      hit({ kind: 'passport', id: 'p' }),
      hit({ id: '2' }),
      hit({ kind: 'settlement', id: '3', of: 'settlements' }),
    ],
    context,
  )
  expect(groups.map(({ title, items }) => [title, items.map(({ id }) => id)])).toEqual([
    ['palette.places', ['unit--2', 'settlement-settlements-3']],
    ['palette.passports', ['passport--p']],
  ])
})

test('another reading is told when the whole group came by it, and only then', () => {
  const reading = { by: 'spelling', text: 'караганда' } as const
  expect(groupHits([hit({ reading }), hit({ id: '2', reading })], context)[0]?.reading).toBe(
    'Найдено по «караганда»: в запросе опечатка',
  )
  expect(groupHits([hit({ reading }), hit({ id: '2' })], context)[0]?.reading).toBeUndefined()
})

test('a name in another language stands beside the title, and a place goes to the map', async () => {
  const [group] = groupHits([hit({ alias: { text: 'Қарағанды', ranges: [] } })], context)
  expect(group?.items[0]?.detail).toBe('Қарағанды · Карагандинская область')
  await group?.items[0]?.run()
  expect(shown).toEqual([[73, 49, 74, 50]])
})
