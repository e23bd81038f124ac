import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchHit, SearchKind } from '../../../shared/contract/features/search.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { planOf, run, transaction } from '../db/sql.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { type Entry, idRuns, type Rank } from './entry.ts'
import { matchSql } from './match.ts'
import { putEntries } from './store.ts'

const kindOf: Record<Rank, SearchKind> = {
  territory: 'unit',
  city: 'settlement',
  district: 'unit',
  passport: 'passport',
  section: 'section',
  field: 'field',
  village: 'settlement',
  feature: 'feature',
}

function makeEntry(entry: Partial<Entry> & Pick<Entry, 'rank' | 'ordinal'>): Entry {
  const blank = { weight: 0.5, of: null, also: [], unit: null, box: null } as const
  const names = { kk: '', ru: '', en: '', ...entry.names }
  return { ...blank, kind: kindOf[entry.rank], ref: `r${entry.ordinal}`, ...entry, names }
}

const named = (kk: string, ru = '', en = '') => ({ kk, ru, en })
const atyrau = [51.88, 47.11, 51.88, 47.11] as const

/** Codes of the shipped register: Abai Region and Zharma District in it. */
const abai = '100000000'
const zharma = '104200000'

const entries: readonly Entry[] = (
  [
    { rank: 'city', ordinal: 5, names: named('Өскемен', 'Усть-Каменогорск', 'Oskemen') },
    { rank: 'city', ordinal: 6, names: named('Қарағанды', 'Караганда', 'Karaganda'), weight: 0.9 },
    { rank: 'city', ordinal: 7, names: named('Атырау', 'Атырау', 'Atyrau'), box: [...atyrau] },
    { rank: 'city', ordinal: 8, names: named('Талдықорған', 'Талдыкорган', 'Taldykorgan') },
    { rank: 'village', ordinal: 9, unit: zharma, names: named('Абай', 'Абай') },
    { rank: 'village', ordinal: 10, unit: zharma, names: named('Қарауыл', 'Караул') },
    { rank: 'feature', ordinal: 11, of: 'rivers', names: named('Ертіс', 'Иртыш', 'Irtysh') },
    {
      rank: 'feature',
      ordinal: 12,
      of: 'airports',
      names: named('', '', 'Airport'),
      also: ['UACC'],
    },
    { rank: 'feature', ordinal: 14, of: 'rivers', names: named('Сырдария'), box: [60, 44, 64, 46] },
    { rank: 'feature', ordinal: 15, of: 'rivers', names: named('Сырдария'), box: [64, 43, 68, 45] },
    { rank: 'passport', ordinal: 13, of: 'hazfac', names: named('', '«Қарағанды-Химия» ЖШС № 5') },
  ] satisfies Parameters<typeof makeEntry>[0][]
).map(makeEntry)

let store: TestStore
beforeAll(() => {
  store = openTestStore()
  store.write.finishIdle()
  const { db } = store.write.context
  transaction(db, (tx) => {
    run(
      tx,
      `INSERT INTO search_source(id, name, version, state)
       VALUES (200, 'layer:test', '1', 1), (201, 'layer:hidden', '1', 0)`,
    )
    putEntries(tx, 200, entries)
    putEntries(tx, 201, [makeEntry({ rank: 'feature', ordinal: 1, names: named('Жасырын') })])
  })
  // Idle work would remove sources that no data set stands behind.
  store.write.close()
})
afterAll(() => store.close())

const ask = (text: string, language: Language = 'ru', kinds?: SearchKind[]) =>
  store.client['search.query']({ text, language, ...(kinds ? { kinds } : {}) })
const titles = (hits: readonly SearchHit[]) => hits.map(({ title }) => title.text)

describe('search', () => {
  it('finds a name in any language, case and spelling of Kazakh letters', async () => {
    for (const text of ['ӨСКЕМЕН', 'оскемен', 'Oskemen', 'усть каменогорск', 'устькаменогорск'])
      expect(titles(await ask(text))[0], text).toBe('Усть-Каменогорск')
  })

  it('answers in the language of the window and names what was found beside it', async () => {
    const [hit] = await ask('өскем', 'en')
    expect(hit).toMatchObject({
      kind: 'settlement',
      title: { text: 'Oskemen', ranges: [] },
      alias: { text: 'Өскемен', ranges: [[0, 5]] },
      reading: null,
    })
  })

  it('finds by the first letters of each word, in any order', async () => {
    expect(titles(await ask('кам ус', 'ru', ['settlement']))).toEqual(['Усть-Каменогорск'])
    expect(titles(await ask('қ', 'kk'))[0]).toBe('Қазақстан Республикасы')
    expect(titles(await ask('химия 5'))).toEqual(['«Қарағанды-Химия» ЖШС № 5'])
  })

  it('reads a query typed with the wrong layout on', async () => {
    const [almaty] = await ask('fkvfns')
    expect(almaty).toMatchObject({ id: '750000000', reading: { by: 'layout', text: 'алматы' } })
    const [oskemen] = await ask('-crtvty', 'kk')
    expect(oskemen).toMatchObject({
      title: { text: 'Өскемен', ranges: [[0, 7]] },
      reading: { by: 'layout', text: 'өскемен' },
    })
    const [irtysh] = await ask('Шкеныр', 'en')
    expect(irtysh).toMatchObject({ title: { text: 'Irtysh', ranges: [[0, 6]] } })
  })

  it('reads Latin letters as Cyrillic ones', async () => {
    const [hit] = await ask('Qarauyl', 'kk')
    expect(hit).toMatchObject({ title: { text: 'Қарауыл' }, reading: { by: 'letters' } })
  })

  it('puts one slip right: a letter lost, added, wrong, or two swapped', async () => {
    for (const text of [
      'Карганда',
      'Карааганда',
      'Кароганда',
      'Карагадна',
      'Арыганда',
      'зараганда',
    ]) {
      const hits = await ask(text)
      if (text === 'Арыганда') expect(hits, text).toEqual([])
      else
        expect(hits[0], text).toMatchObject({
          title: { text: 'Караганда' },
          reading: { by: 'spelling', text: 'Караганда' },
        })
    }
  })

  it('puts a slip right while the word is still being typed', async () => {
    expect(titles(await ask('карган')).slice(0, 2)).toEqual(['Карагандинская область', 'Караганда'])
    expect(titles(await ask('тадлы', 'kk'))[0]).toBe('Талдықорған')
  })

  it('puts a slip right in one word of several, and under the wrong layout', async () => {
    expect(titles(await ask('усть каминогорск'))[0]).toBe('Усть-Каменогорск')
    expect((await ask('rfhufylf'))[0]).toMatchObject({ title: { text: 'Караганда' } })
  })

  it('puts the unit before the villages of its name, and an exact name before a longer one', async () => {
    const hits = await ask('абай', 'kk')
    expect(hits.map(({ kind }) => kind)).toEqual(['unit', 'unit', 'unit', 'unit', 'settlement'])
    expect(hits[0]?.id).toBe(abai)
    expect(titles(await ask('атырау', 'kk', ['unit', 'settlement']))).toEqual([
      'Атырау облысы',
      'Атырау',
      'Атырау қ.ә.',
    ])
  })

  it('says where a thing lies, without the country', async () => {
    const [village] = await ask('абай', 'ru', ['settlement'])
    expect(village?.where).toBe('Жарминский район, Область Абай')
    expect((await ask('Алматы'))[0]?.where).toBe('')
  })

  it('says what a thing is', async () => {
    const [unit] = await ask('Жарма', 'en', ['unit'])
    expect(unit?.what).toBe('District')
    const [field] = await ask('численность населения', 'ru', ['field'])
    expect(field).toMatchObject({
      what: 'Паспорт безопасности территории',
      where: 'Общие сведения',
    })
    const [section] = await ask('общие сведения', 'ru', ['section'])
    expect(section).toMatchObject({ what: 'Паспорт безопасности территории', where: '' })
  })

  it('gives a point as a box without width', async () => {
    expect((await ask('атырау', 'ru', ['settlement']))[0]?.box).toEqual(atyrau)
    expect((await ask('караул', 'ru', ['settlement']))[0]?.box).toBeNull()
  })

  it('finds by codes that are not shown', async () => {
    expect(await ask('uacc', 'en')).toMatchObject([{ title: { text: 'Airport', ranges: [] } }])
  })

  it('shows stretches of one thing as one, with a box around them', async () => {
    const hits = await ask('сырдария', 'kk', ['feature'])
    expect(hits).toHaveLength(1)
    expect(hits[0]?.box).toEqual([60, 43, 68, 46])
  })

  it('keeps to the kinds asked for', async () => {
    expect((await ask('кара', 'ru', ['passport'])).map(({ kind }) => kind)).toEqual(['passport'])
    expect(await ask('иртыш', 'ru', ['section', 'field'])).toEqual([])
  })

  it('does not show a source before it is complete', async () => {
    expect(await ask('Жасырын')).toEqual([])
  })

  it('answers nothing for signs alone, and takes any text', async () => {
    for (const text of ['', ' - ', '"*', '日本', "x'; DROP TABLE rec; --", 'а'.repeat(200)])
      expect(await ask(text), text).toEqual([])
  })

  it('reads the index in order of row ids, without sorting', () => {
    const [[first, last] = [0, 0]] = idRuns(['settlement'])
    const plan = planOf(store.read.context.db, matchSql, { words: '"а"*', first, last, limit: 20 })
    expect(plan).toMatch(/SCAN t VIRTUAL TABLE INDEX \d+:/)
    expect(plan).toContain('SEARCH e USING INTEGER PRIMARY KEY')
    expect(plan).not.toContain('TEMP B-TREE')
  })
})
