import type { Column, Field, KindDictionary, Section } from '../dictionary.ts'
import { columnAliases, fieldAliases, tableAliases } from './aliases.ts'
import { likeness, readLabel, type Word, weightOf } from './words.ts'

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
}

const skipped = new Set(['file', 'geometry'])

export function makeVocabulary(kind: KindDictionary): Vocabulary {
  const open = kind.fields.filter(
    (field) => field.plannedOf === null && !skipped.has(field.type) && !field.auto,
  )
  const tables = open.filter((field) => field.type === 'table')
  const fields = open
    .filter((field) => field.type !== 'table')
    .map((field) => ({ of: field, variants: fieldVariants(field, kind) }))
  const named = tables.map((field) => ({
    of: field,
    variants: variants([...namesOf(field), ...(tableAliases[field.key] ?? [])]),
  }))
  return {
    kind,
    fields,
    tables: named,
    sections: kind.sections.map((of) => ({ of, variants: variants(Object.values(of.label)) })),
    columns: new Map(tables.map((field) => [field.id, columnsOf(field)])),
    spread: spreadOf([...fields, ...named]),
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

/** A word of a line with how much it matters. */
export interface Weighed {
  readonly word: Word
  readonly weight: number
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
  words.forEach(({ word, weight }, i) => {
    let hit = initials.words.has(i) ? 0.95 : 0
    names.forEach((name, n) => {
      const like = likeness(word, name.text)
      if (like > (nameHits[n] ?? 0)) nameHits[n] = like
      if (like > hit) hit = like
      if (like >= 0.8 && (spread.get(name.text) ?? 0) === 1 && word.text.length > 3) telling = true
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
  if (given === 0 || named === 0) return { score: 0, telling: false }
  const precision = covered / given
  const recall = met / named
  const even = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  // A short label made of a word nobody else has is enough: «Влажность».
  const short = telling && precision >= 0.85 && recall >= 0.3 ? 0.62 + 0.3 * recall : 0
  return { score: Math.max(even, short), telling }
}

/** Rare words say more than those in many labels. */
export function rarity(word: string, spread: ReadonlyMap<string, number>): number {
  const times = spread.get(word) ?? 1
  return 1 / (1 + 0.25 * Math.log2(times))
}

/** «КВО» covers the words «критически важных объектов» whose first letters it is made of. */
function initialsCover(words: readonly Weighed[], names: readonly Word[]) {
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

/** Words of a line with their weights; those of the line above count half. */
export function weigh(own: readonly Word[], above: readonly Word[] = []): Weighed[] {
  return [
    ...own.map((word) => ({ word, weight: weightOf(word) })),
    ...above.map((word) => ({ word, weight: 0.5 * weightOf(word) })),
  ]
}
