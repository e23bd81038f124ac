import { run, transaction } from '../main/data/db/sql.ts'
import { type Entry, type Rank, ranks } from '../main/data/search/entry.ts'
import { putEntries } from '../main/data/search/store.ts'
import { openTestStore, type TestStore } from '../main/data/testing.ts'
import type { Bench } from './bench.ts'

const names = 1_000_000
const words = 150_000
const targets = 60

/** Linear congruential generator (Numerical Recipes): the same names in every run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const kazakh =
  'ал ма ты қа ра ған ды көк ше тау өс ке мен түр кі стан жез қаз шым кент аты рау ба ла сақ құм ' +
  'бұл ақ тө бе орал се мей дар мір шу та раз ре бек сан ғыр жай ық үл гі ән ұн ім жан қыз ер теңіз'
const russian =
  'во скре сен пет ро пав лов ка ново алек санд кра сно ар мей ста ни ца зо ло то ме ло вой бе ре ' +
  'зов бо го ро дни чи сто поль ре чен ка мен до ли щер ба щи ков цин ский вка юж эль фё дор'

function makeWords(random: () => number): readonly string[] {
  const sets = [kazakh.split(' '), russian.split(' ')]
  const made = new Set<string>()
  while (made.size < words) {
    const syllables = sets[random() < 0.7 ? 0 : 1] ?? []
    const length = 2 + Math.floor(random() * 3)
    const pick = () => syllables[Math.floor(random() * syllables.length)] ?? ''
    const word = Array.from({ length }, pick).join('')
    made.add(word.charAt(0).toUpperCase() + word.slice(1))
  }
  return [...made]
}

const types = [
  ['ауылы', 'село'],
  ['өзені', 'река'],
  ['көлі', 'озеро'],
  ['көшесі', 'улица'],
  ['мектебі', 'школа'],
  ['зауыты', 'завод'],
  ['ауруханасы', 'больница'],
  ['көпірі', 'мост'],
  ['бекеті', 'станция'],
] as const

/** A name of one or two words, often with its type, sometimes with a number. */
function makeNames(known: readonly string[], random: () => number): Entry['names'] {
  const pick = () => known[Math.floor(random() ** 2.2 * known.length)] ?? ''
  const proper = random() < 0.5 ? pick() : `${pick()} ${pick()}`
  const type = random() < 0.4 ? types[Math.floor(random() * types.length)] : undefined
  const number = random() < 0.3 ? ` ${Math.floor(random() * 300)}` : ''
  return type
    ? { kk: `${proper} ${type[0]}${number}`, ru: `${type[1]} ${proper}${number}`, en: '' }
    : { kk: proper + number, ru: '', en: '' }
}

/** Shares of the ranks: a hundred thousand passports, the rest mostly villages and features. */
function rankOf(i: number): Rank {
  if (i < 20) return 'territory'
  if (i < 100) return 'city'
  if (i < 350) return 'district'
  if (i % 10 === 0) return 'passport'
  return i % 10 < 3 ? 'village' : 'feature'
}

function fill(store: TestStore): readonly string[] {
  const random = createRandom(7)
  const known = makeWords(random)
  const entries = Array.from({ length: names }, (_, ordinal): Entry => {
    const rank = rankOf(ordinal)
    return {
      rank,
      weight: random(),
      ordinal,
      kind: rank === 'passport' ? 'passport' : rank === 'village' ? 'settlement' : 'feature',
      ref: String(ordinal),
      of: 'bench',
      names: makeNames(known, random),
      also: [],
      unit: null,
      box: [60 + random() * 20, 42 + random() * 12, 60, 42],
    }
  }).sort((a, b) => ranks[a.rank] - ranks[b.rank] || b.weight - a.weight)
  const { db } = store.write.context
  const source = { id: 200, name: 'bench', version: '1', state: 1 }
  transaction(db, (tx) =>
    run(
      tx,
      'INSERT INTO search_source(id, name, version, state) VALUES (:id, :name, :version, :state)',
      source,
    ),
  )
  for (let i = 0; i < entries.length; i += 50_000)
    transaction(db, (tx) => putEntries(tx, source.id, entries.slice(i, i + 50_000)))
  // Upkeep would remove a source that no data set stands behind.
  store.write.close()
  return Array.from({ length: targets }, () => {
    const proper = known.filter((word) => word.length >= 6)
    return proper[Math.floor(random() ** 2.2 * proper.length)] ?? ''
  })
}

/** A letter lost, two swapped, or one wrong; never the first, never beyond the fourth from the end. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 3))
  const [head, letter, next, rest] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ]
  const kind = random()
  if (kind < 1 / 3) return head + next + rest
  return kind < 2 / 3 ? head + next + letter + rest : `${head}ш${next}${rest}`
}

export const asTyped: Bench = {
  figure: 'search in 1 000 000 names, as typed, with a typing error (p95 to reach: 30)',
  unit: 'ms',
  reach: 10,
  async run() {
    const store = openTestStore()
    try {
      const wanted = fill(store)
      const random = createRandom(11)
      const samples: number[] = []
      let found = 0
      await store.client['search.query']({ text: 'warm', language: 'kk' })
      for (const word of wanted) {
        const typed = slip(word, random)
        let titles: string[] = []
        for (let length = 1; length <= typed.length; length++) {
          const started = performance.now()
          const hits = await store.client['search.query']({
            text: typed.slice(0, length),
            language: 'kk',
          })
          samples.push(performance.now() - started)
          titles = hits.map(({ title, alias }) => `${title.text} ${alias?.text ?? ''}`)
        }
        if (titles.some((title) => title.includes(word))) found++
      }
      process.stderr.write(`search: ${found} of ${wanted.length} found when typed to the end\n`)
      return samples
    } finally {
      store.close()
    }
  },
}
