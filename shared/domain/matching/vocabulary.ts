import type { Column, Field, KindDictionary, Section } from '../dictionary.ts'
import { columnAliases, fieldAliases, tableAliases } from './aliases.ts'
import { groupsOf, likeness } from './likeness.ts'
import { readLabel, type Word, weightOf } from './words.ts'

/** One name of a field or column, cut into words. */
export interface Variant {
  readonly words: readonly Word[]
}

export interface Named<T> {
  readonly of: T
  readonly variants: readonly Variant[]
}

/** A kind's fields by their names in all languages, ready to be compared with labels. */
export interface Vocabulary {
  readonly kind: KindDictionary
  /** Fields with one value; planned values are reached through their present ones. */
  readonly fields: readonly Named<Field>[]
  readonly tables: readonly Named<Field>[]
  readonly sections: readonly Named<Section>[]
  /** Columns of each table by field id. */
  readonly columns: ReadonlyMap<number, readonly Named<Column>[]>
  /** In how many fields a word occurs. */
  readonly spread: ReadonlyMap<string, number>
  readonly known: KnownWords
  /** Places in `fields` and `tables` of the names a word occurs in; tables follow the fields. */
  readonly postings: ReadonlyMap<string, readonly number[]>
}

const skipped = new Set(['file', 'geometry'])
/** Section of the indicators that only our own maps ask for; our own template carries them. */
const proposedSection = 'proposed'

export function makeVocabulary(kind: KindDictionary): Vocabulary {
  const open = kind.fields.filter(
    (field) =>
      field.plannedOf === null &&
      !skipped.has(field.type) &&
      !field.auto &&
      // No office's form has them yet: they would only draw other lines to themselves.
      field.section !== proposedSection,
  )
  const tables = open.filter((field) => field.type === 'table')
  const fields = open
    .filter((field) => field.type !== 'table')
    .map((field) => ({ of: field, variants: fieldVariants(field, kind) }))
  const named = tables.map((field) => ({
    of: field,
    variants: variants([...namesOf(field), ...(tableAliases[field.key] ?? [])]),
  }))
  const sections = kind.sections
    .filter(({ id }) => id !== proposedSection)
    .map((of) => ({ of, variants: variants(Object.values(of.label)) }))
  const columns = new Map(tables.map((field) => [field.id, columnsOf(field)]))
  const words = spreadOf([...fields, ...named])
  const rest = [...sections, ...[...columns.values()].flat()].flatMap(wordsIn)
  const known = new KnownWords([...words.keys(), ...rest])
  const postings = postingsOf([...fields, ...named])
  return {
    kind,
    fields,
    tables: named,
    sections,
    columns,
    spread: spreadOfStems(words, known, postings),
    known,
    postings,
  }
}

const wordsIn = (named: Named<unknown>): string[] =>
  named.variants.flatMap((variant) => variant.words.map((word) => word.text))

function postingsOf(named: readonly Named<unknown>[]): Map<string, number[]> {
  const postings = new Map<string, number[]>()
  named.forEach((one, i) => {
    for (const word of new Set(wordsIn(one))) {
      const list = postings.get(word)
      if (list) list.push(i)
      else postings.set(word, [i])
    }
  })
  return postings
}

/** Names that share a word, or the first letters of words, with the line. */
export function namesToTry(
  words: readonly Weighed[],
  vocabulary: Vocabulary,
): { readonly fields: Named<Field>[]; readonly tables: Named<Field>[] } {
  const { fields, tables } = vocabulary
  if (words.some(({ word }) => word.form === 'initials'))
    return { fields: [...fields], tables: [...tables] }
  const places = new Set<number>()
  for (const { like } of words)
    for (const known of like.keys())
      for (const at of vocabulary.postings.get(known) ?? []) places.add(at)
  const all = [...places].map((at) => fields[at] ?? tables[at - fields.length])
  return {
    fields: all.filter(
      (named) => named !== undefined && named.of.type !== 'table',
    ) as Named<Field>[],
    tables: all.filter(
      (named) => named !== undefined && named.of.type === 'table',
    ) as Named<Field>[],
  }
}

const namesOf = (field: Field): string[] => [
  ...Object.values(field.label),
  ...Object.values(field.name),
]

/** A label that is a part of its neighbour («в том числе городов») counts only with the neighbour's name before it. */
function fieldVariants(field: Field, kind: KindDictionary): Variant[] {
  const whole = wholeOf(field, kind)
  const own = (['kk', 'ru', 'en'] as const).flatMap((language) => {
    const label = field.label[language]
    if (!readLabel(label).part) return [label, field.name[language]]
    return [field.name[language], `${whole?.label[language] ?? ''} ${label}`]
  })
  return variants([...own, ...(fieldAliases[field.key] ?? [])])
}

/** The field before it that stands for the whole of which this one is a part. */
function wholeOf(field: Field, kind: KindDictionary): Field | undefined {
  const at = kind.fields.indexOf(field)
  return kind.fields
    .slice(0, at)
    .findLast(
      (other) =>
        other.plannedOf === null && other.type !== 'table' && !readLabel(other.label.ru).part,
    )
}

function columnsOf(field: Field): Named<Column>[] {
  return field.columns.map((of) => ({
    of,
    variants: variants([
      ...Object.values(of.label),
      ...(columnAliases[`${field.key}.${of.key}`] ?? []),
      ...(columnAliases[of.key] ?? []),
    ]),
  }))
}

function variants(names: readonly string[]): Variant[] {
  return [...new Set(names)]
    .map((name) => ({ words: allWords(name) }))
    .filter((v) => v.words.length > 0)
}

/** The words of a name, those after «в том числе» included. */
function allWords(name: string): readonly Word[] {
  return readLabel(name).words
}

function spreadOf(named: readonly Named<Field>[]): Map<string, number> {
  const spread = new Map<string, number>()
  for (const { variants: own } of named) {
    const words = new Set(own.flatMap((variant) => variant.words.map((word) => word.text)))
    for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1)
  }
  return spread
}

/** In how many fields a word occurs in any of its forms: «объект», «объектілер», «объектов». */
function spreadOfStems(
  words: ReadonlyMap<string, number>,
  known: KnownWords,
  postings: ReadonlyMap<string, readonly number[]>,
): Map<string, number> {
  return new Map(
    [...words.keys()].map((text) => {
      const like = known.like({ text, form: 'whole', aside: false })
      const forms = [...like].filter(([, score]) => score >= 0.85).map(([form]) => form)
      return [text, new Set([text, ...forms].flatMap((form) => postings.get(form) ?? [])).size]
    }),
  )
}

/** A word of a line, how much it matters, and which known words it is like. */
export interface Weighed {
  readonly word: Word
  readonly weight: number
  readonly like: ReadonlyMap<string, number>
}

export interface Fit {
  /** 0 to 1. */
  readonly score: number
  /** A word that only this field has was among those that fit. */
  readonly telling: boolean
}

/** How well words of a line fit the best of the names. */
export function fit(
  words: readonly Weighed[],
  named: Named<unknown>,
  spread: ReadonlyMap<string, number>,
): Fit {
  let best: Fit = { score: 0, telling: false }
  for (const variant of named.variants) {
    const found = fitVariant(words, variant.words, spread)
    if (found.score > best.score) best = found
  }
  return best
}

function fitVariant(
  words: readonly Weighed[],
  names: readonly Word[],
  spread: ReadonlyMap<string, number>,
): Fit {
  const initials = initialsCover(words, names)
  const nameHits: number[] = names.map((_, i) => (initials.names.has(i) ? 0.95 : 0))
  let given = 0
  let covered = 0
  let telling = false
  words.forEach(({ word, weight, like }, i) => {
    let hit = initials.words.has(i) ? 0.95 : 0
    names.forEach((name, n) => {
      const found = like.get(name.text) ?? 0
      if (found > (nameHits[n] ?? 0)) nameHits[n] = found
      if (found > hit) hit = found
      if (found >= 0.8 && spread.get(name.text) === 1 && word.text.length > 3) telling = true
    })
    given += weight
    covered += weight * hit
  })
  let named = 0
  let met = 0
  names.forEach((name, n) => {
    const weight = weightOf(name) * rarity(name.text, spread)
    named += weight
    met += weight * (nameHits[n] ?? 0)
  })
  if (given === 0 || named === 0 || met === 0) return { score: 0, telling: false }
  const precision = covered / given
  const recall = met / named
  const even = (2 * precision * recall) / (precision + recall)
  // A short label made of a word nobody else has is enough: «Влажность».
  const short = telling && precision >= 0.85 && recall >= 0.3 ? 0.62 + 0.3 * recall : 0
  const vague = !telling && missesRarest(names, nameHits, spread)
  return { score: Math.max(even, short) * (vague ? 0.85 : 1), telling }
}

/** The very words that tell this field from its neighbours are not in the label. */
function missesRarest(
  names: readonly Word[],
  hits: readonly number[],
  spread: ReadonlyMap<string, number>,
): boolean {
  const full = names.map((name, n) => ({
    n,
    times: spread.get(name.text) ?? 1,
    full: weightOf(name) === 1,
  }))
  const least = Math.min(...full.filter((one) => one.full).map(({ times }) => times))
  if (least > 4) return false
  return full
    .filter((one) => one.full && one.times <= least + 1)
    .every(({ n }) => (hits[n] ?? 0) < 0.5)
}

/** Rare words say more than those in many labels. */
function rarity(word: string, spread: ReadonlyMap<string, number>): number {
  return 1 / (1 + 0.25 * Math.log2(spread.get(word) ?? 1))
}

const noneCovered = { words: new Set<number>(), names: new Set<number>() }

/** «КВО» covers the words «критически важных объектов» whose first letters it is made of. */
function initialsCover(words: readonly Weighed[], names: readonly Word[]) {
  if (!words.some(({ word }) => word.form === 'initials')) return noneCovered
  const covered = { words: new Set<number>(), names: new Set<number>() }
  words.forEach(({ word }, i) => {
    if (word.form !== 'initials') return
    const letters = word.text
    for (let start = 0; start + letters.length <= names.length; start++) {
      const run = names.slice(start, start + letters.length)
      if (!run.every((name, n) => name.text[0] === letters[n])) continue
      covered.words.add(i)
      run.forEach((_, n) => covered.names.add(start + n))
      return
    }
  })
  return covered
}

/** Words with their weights; those of the line above count half. */
export function weigh(
  known: KnownWords,
  own: readonly Word[],
  above: readonly Word[] = [],
): Weighed[] {
  const weighed = (word: Word, factor: number): Weighed => ({
    word,
    weight: factor * weightOf(word),
    like: known.like(word),
  })
  return [...own.map((word) => weighed(word, 1)), ...above.map((word) => weighed(word, 0.5))]
}

/** All words of all names, arranged so that the few a given word may be like are found at once. */
export class KnownWords {
  readonly #byStart = new Map<string, string[]>()
  readonly #byLetter = new Map<string, string[]>()
  readonly #byGroup = new Map<number, string[]>()
  readonly #cache = new Map<string, ReadonlyMap<string, number>>()

  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      push(this.#byStart, word.slice(0, 3), word)
      push(this.#byLetter, word.slice(0, 1), word)
      for (const group of groupsOf(word)) push(this.#byGroup, group, word)
    }
  }

  /** Known words the word is like, with how much. */
  like(word: Word): ReadonlyMap<string, number> {
    const key = `${word.form}:${word.text}:${word.ending ?? ''}`
    const cached = this.#cache.get(key)
    if (cached) return cached
    const found = new Map<string, number>()
    for (const known of this.#mayBeLike(word)) {
      const score = likeness(word, known)
      if (score > 0) found.set(known, score)
    }
    if (this.#cache.size > 20_000) this.#cache.clear()
    this.#cache.set(key, found)
    return found
  }

  /** Slips in the first letter are let go; all else that may be like shares a beginning or a group. */
  #mayBeLike({ text, form }: Word): Set<string> {
    const letter = this.#byLetter.get(text.slice(0, 1)) ?? []
    const near =
      form === 'whole' && text.length >= 5
        ? letter.filter((known) => Math.abs(known.length - text.length) <= 2)
        : letter
    const grouped = groupsOf(text).flatMap((group) => this.#byGroup.get(group) ?? [])
    return new Set([...(this.#byStart.get(text.slice(0, 3)) ?? []), ...near, ...grouped])
  }
}

function push<K>(map: Map<K, string[]>, key: K, word: string): void {
  const list = map.get(key)
  if (list) list.push(word)
  else map.set(key, [word])
}
