import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { transaction } from '../db/sql.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { type Entry, entryId, recordSource } from './entry.ts'
import { find } from './find.ts'
import type { SearchSource } from './source.ts'
import { putEntries, removeEntry } from './store.ts'
import { keepUp } from './upkeep.ts'

let store: TestStore
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.close())

const makeEntry = (ordinal: number, name: string): Entry => ({
  rank: 'feature',
  weight: 0,
  ordinal,
  kind: 'feature',
  ref: String(ordinal),
  of: 'wells',
  names: { kk: name, ru: '', en: '' },
  also: [],
  unit: null,
  box: null,
})

function makeSource(version: string, count: number, stem: string): SearchSource {
  return {
    name: 'layer:wells',
    version,
    page: (from, limit) => {
      const length = Math.max(0, Math.min(limit, count - from))
      const entries = Array.from({ length }, (_, i) => makeEntry(from + i, `${stem} ${from + i}`))
      return { entries, next: length === 0 ? null : from + length }
    },
  }
}

/** Slices until nothing is left to do, or as many as told; says how many there were. */
function keepUpWith(sources: readonly SearchSource[], most = 1_000): number {
  let slices = 0
  while (slices < most && keepUp(store.write.context, sources)) slices++
  return slices
}

const count = (sql: string) => Number(store.read.context.db.raw.prepare(sql).pluck().get())
const entries = () => count('SELECT count(*) FROM search_entry')
// At once, not through the client: idle work would remove sources that no data set stands behind.
const ids = (text: string) =>
  find(store.read.context.db, { text, limit: 100 }).map(({ row }) => row.ref)

describe('upkeep of the search index', () => {
  it('finds the sections and fields of the dictionary once it has come to rest', async () => {
    store.write.finishIdle()
    const fields = await store.client['search.query']({
      text: 'численность насел',
      language: 'ru',
      kinds: ['field'],
    })
    expect(fields[0]).toMatchObject({ kind: 'field', of: 'territory' })
    expect(store.write.context.dictionary.dictionary.byId.get(Number(fields[0]?.id))).toBeDefined()
    const sections = await store.client['search.query']({
      text: 'жалпы мәліметтер',
      language: 'kk',
      kinds: ['section'],
    })
    expect(sections.map(({ id }) => id)).toContain('territory/general')
  })

  it('shows a source when it is complete, not before', () => {
    const source = makeSource('1', 600, 'Құдық')
    keepUpWith([source], 2)
    expect(entries()).toBeGreaterThan(0)
    expect(ids('Құдық')).toEqual([])
    keepUpWith([source])
    expect(entries()).toBe(600)
    expect(ids('Құдық 599')).toEqual(['599'])
  })

  it('goes on after a restart where it stood', () => {
    const source = makeSource('1', 600, 'Құдық')
    keepUpWith([source], 2)
    const written = entries()
    const asked: number[] = []
    store = store.restart()
    const watched: SearchSource = {
      ...source,
      page: (from, limit) => {
        asked.push(from)
        return source.page(from, limit)
      },
    }
    keepUpWith([watched])
    expect(asked[0]).toBe(written)
    expect(entries()).toBe(600)
  })

  it('keeps the old version shown until the new one is complete, then removes it', () => {
    keepUpWith([makeSource('1', 300, 'Құдық')])
    const next = [makeSource('2', 300, 'Бұлақ')]
    keepUpWith(next, 2)
    expect(ids('Құдық 7')[0]).toBe('7')
    expect(ids('Бұлақ 7')).toEqual([])
    keepUpWith(next)
    expect(ids('Құдық')).toEqual([])
    expect(ids('Бұлақ 7')[0]).toBe('7')
    expect(entries()).toBe(300)
  })

  it('forgets a source that went away, its words too, and comes to rest', () => {
    keepUpWith([makeSource('1', 300, 'Құдық')])
    expect(count(`SELECT count(*) FROM search_word WHERE word = 'кудик'`)).toBe(1)
    keepUpWith([])
    expect(entries()).toBe(0)
    expect(count('SELECT count(*) FROM search_source')).toBe(1)
    expect(count(`SELECT count(*) FROM search_word WHERE word = 'кудик'`)).toBe(0)
    expect(keepUp(store.write.context, [])).toBe(false)
  })

  it('starts anew when the version changes while it is being filled', () => {
    keepUpWith([makeSource('1', 600, 'Құдық')], 2)
    keepUpWith([makeSource('2', 10, 'Бұлақ')])
    expect(ids('Құдық')).toEqual([])
    expect(ids('Бұлақ 3')).toEqual(['3'])
    expect(entries()).toBe(10)
  })
})

describe('one entry', () => {
  const put = (name: string) =>
    transaction(store.write.context.db, (tx) => putEntries(tx, recordSource, [makeEntry(5, name)]))

  it('is found by its new name and no longer by the old one', () => {
    put('Құдық')
    put('Бұлақ')
    expect(ids('Құдық')).toEqual([])
    expect(ids('Бұлақ')).toEqual(['5'])
    const { db } = store.write.context
    transaction(db, (tx) => removeEntry(tx, entryId(makeEntry(5, ''), recordSource)))
    expect(ids('Бұлақ')).toEqual([])
  })

  it('touches its own two rows, and one for a word never seen before', () => {
    keepUpWith([makeSource('1', 300, 'Құдық')])
    put('Құдық')
    const touched = (name: string) => {
      const before = count2()
      put(name)
      return count2() - before
    }
    const count2 = () =>
      Number(store.write.context.db.raw.prepare('SELECT total_changes()').pluck().get())
    // FTS5 keeps a row of sizes and a handful of index pages beside its own.
    expect(touched('Құдық') - touched('Бұлақ')).toBe(-1)
    expect(touched('Бұлақ')).toBeLessThan(16)
  })
})
