import { fold } from '../../i18n/fold.ts'
import type { Field } from '../dictionary.ts'
import { conversion, measureOf } from '../passport/measure.ts'
import type { Reading } from './cell-reading.ts'
import type { Doubt } from './doubt.ts'
import type { Line, LineValue } from './lists.ts'
import { fit, type Named, namesToTry, type Vocabulary, type Weighed, weigh } from './vocabulary.ts'
import { readLabel, type Word } from './words.ts'

export interface Candidate {
  readonly field: number
  readonly score: number
}

export interface Choice {
  readonly field: number | null
  readonly score: number
  readonly alternatives: readonly Candidate[]
  readonly doubts: readonly Doubt[]
}

/** Scores, our choice after the fixtures of `build/fixtures`: above `sure` nobody is asked. */
export const thresholds = {
  /** Below this a field is not even offered. */
  offered: 0.4,
  /** Below this the line stays without a field. */
  taken: 0.52,
  sure: 0.72,
  /** The second best must be so much worse. */
  margin: 0.07,
} as const

type Read = (line: Line, value: LineValue, field: Field) => Reading

/** Fields a line may mean, the likeliest first; a label in two languages means what either half means. */
export function candidatesOf(line: Line, vocabulary: Vocabulary, read: Read): Candidate[] {
  const best = new Map<number, Candidate>()
  for (const label of halvesOf(line.label))
    for (const candidate of candidatesFor({ ...line, label }, vocabulary, read))
      if (candidate.score > (best.get(candidate.field)?.score ?? 0))
        best.set(candidate.field, candidate)
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, 6)
}

/** «Население / халқы» and its halves. */
function halvesOf(label: string): string[] {
  const halves = label.split(/\s\/\s/)
  return halves.length === 2 && halves.every((half) => /\p{L}{3,}/u.test(half))
    ? [label, ...halves]
    : [label]
}

function candidatesFor(line: Line, vocabulary: Vocabulary, read: Read): Candidate[] {
  const section = sectionOf(line, vocabulary)
  const own = wordsOf(line)
  const above = line.parent ? wordsOf(line.parent) : []
  const words = {
    alone: weigh(vocabulary.known, own),
    whole: weigh(vocabulary.known, own, above),
    part: readLabel(line.label).part,
    hasParent: line.parent !== null,
  }
  const { fields, tables } = namesToTry(words.whole, vocabulary)
  const ofMonth = namesMonth(line.label)
  const found: Candidate[] = []
  for (const named of fields) {
    const base = baseScore(words, named, vocabulary)
    if (base < thresholds.offered - 0.1) continue
    const score =
      base +
      evidence(line, named.of, read) +
      sectionBonus(section, named.of) -
      (ofMonth && !namesMonth(named.of.label.ru) ? 0.25 : 0)
    if (score >= thresholds.offered) found.push({ field: named.of.id, score: Math.min(1, score) })
  }
  // A table's name on a line («Количество школ») keeps the line from a lesser fit.
  for (const named of tables) {
    const { score } = fit(words.alone, named, vocabulary.spread)
    if (score >= 0.6) found.push({ field: -named.of.id, score })
  }
  return found
}

/** «Ср. температура января» is not that of the year; «на 1 января» only says when. */
function namesMonth(label: string): boolean {
  return /(?<!\d{1,2}[»"]?\s*)(?<!\p{L})(январ|феврал|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|кантар|акпан|науриз|сауир|мамир|маусим|шилде|тамиз|киркуиек|караша|желтоксан|january|february|april|june|july|august|september|october|november|december)/u.test(
    fold(label),
  )
}

/** The words of the label, and what its unit adds to them: «на 1000 жителей». */
function wordsOf(line: Line): readonly Word[] {
  const { words } = readLabel(line.label)
  const per = line.unit?.of
  if (per !== 'perThousand' && per !== 'perTenThousand') return words
  const text = per.toLowerCase()
  return words.some((word) => word.text === text)
    ? words
    : [...words, { text, form: 'whole', aside: false }]
}

interface LineWords {
  readonly alone: readonly Weighed[]
  readonly whole: readonly Weighed[]
  readonly part: boolean
  readonly hasParent: boolean
}

function baseScore(words: LineWords, named: Named<Field>, vocabulary: Vocabulary): number {
  const alone = fit(words.alone, named, vocabulary.spread).score
  if (!words.hasParent) return alone
  const whole = fit(words.whole, named, vocabulary.spread).score
  // The words of the part itself must be in the name: else it is some other part of the same whole.
  const together = hitShare(words.alone, named) >= 0.7 ? whole : whole * 0.6
  return Math.max(words.part ? alone * 0.85 : alone, together)
}

/** How many of the words occur in some name of the field. */
function hitShare(words: readonly Weighed[], named: Named<Field>): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return 0
  const shares = named.variants.map((variant) =>
    words.reduce(
      (sum, { like, weight }) =>
        sum + (variant.words.some((name) => (like.get(name.text) ?? 0) >= 0.5) ? weight : 0),
      0,
    ),
  )
  return Math.max(...shares) / total
}

/** What unit and value say for or against the field. */
function evidence(line: Line, field: Field, read: Read): number {
  return unitEvidence(line, field) + valueEvidence(line, field, read)
}

function unitEvidence(line: Line, field: Field): number {
  if (!line.unit) return 0
  const own = measureOf(field.unit?.code)
  if (!own) return line.unit.of === 'piece' ? 0 : field.unit ? 0 : -0.2
  if (conversion(line.unit, own) === null) return -0.3
  const common = ['piece', 'person', 'percent'].includes(own.of)
  return line.unit.of === own.of ? (common ? 0.02 : 0.06) : -0.02
}

function valueEvidence(line: Line, field: Field, read: Read): number {
  const value = line.values.find(({ role }) => role !== 'planned')
  if (!value) return 0
  const reading = read(line, value, field)
  if (reading.noData) return 0
  const listed = ['enum', 'multi', 'bool', 'date'].includes(field.type)
  if (reading.value === null) return -0.15
  if (listed) return reading.doubts.length === 0 ? 0.1 : 0
  const isNumber = value.cell.value.kind === 'number'
  return field.type === 'text' && isNumber ? -0.1 : 0
}

/** Id of the section the headings above the line name, or null. */
function sectionOf(line: Line, vocabulary: Vocabulary): string | null {
  for (const heading of line.headings) {
    const words = weigh(vocabulary.known, readLabel(heading).words)
    let best: { readonly id: string; readonly score: number } | null = null
    for (const named of vocabulary.sections) {
      const { score } = fit(words, named, new Map())
      if (score >= 0.55 && score > (best?.score ?? 0)) best = { id: named.of.id, score }
    }
    if (best) return best.id
  }
  return null
}

const sectionBonus = (section: string | null, field: Field): number =>
  section === null ? 0 : field.section === section ? 0.04 : -0.03

/** One field for a line and one line for a field; near misses are doubts. */
export function chooseFields(
  candidates: readonly (readonly Candidate[])[],
  fixed: readonly (number | null | undefined)[],
): Choice[] {
  const taken = new Map<number, { readonly line: number; readonly score: number }>()
  const chosen = new Map<number, Candidate>()
  fixed.forEach((field, line) => {
    if (typeof field !== 'number') return
    taken.set(field, { line, score: 1 })
    chosen.set(line, { field, score: 1 })
  })
  const pairs = candidates
    .flatMap((list, line) => list.map((candidate) => ({ line, ...candidate })))
    .filter(({ line, score }) => fixed[line] === undefined && score >= thresholds.taken)
    .sort((a, b) => b.score - a.score)
  for (const { line, field, score } of pairs) {
    if (chosen.has(line) || taken.has(field)) continue
    chosen.set(line, { field, score })
    if (field > 0) taken.set(field, { line, score })
  }
  return candidates.map((list, line) =>
    choiceOf(list, chosen.get(line), {
      line,
      fixed: fixed[line] !== undefined,
      all: candidates,
      taken,
    }),
  )
}

interface Surroundings {
  readonly line: number
  readonly fixed: boolean
  readonly all: readonly (readonly Candidate[])[]
  readonly taken: ReadonlyMap<number, { readonly line: number; readonly score: number }>
}

function choiceOf(
  list: readonly Candidate[],
  own: Candidate | undefined,
  around: Surroundings,
): Choice {
  const alternatives = list.filter(({ field }) => field > 0 && field !== own?.field)
  if (!own || own.field < 0)
    return { field: null, score: list[0]?.score ?? 0, alternatives, doubts: [] }
  if (around.fixed) return { field: own.field, score: 1, alternatives, doubts: [] }
  const doubts: Doubt[] = []
  if (own.score < thresholds.sure) doubts.push('label')
  if (
    rivals(list, own, around).some(
      ({ field, score }) => own.score - score < (field < 0 ? 0 : thresholds.margin),
    )
  )
    doubts.push('ambiguous')
  if (isContested(own, around)) doubts.push('contested')
  return { field: own.field, score: own.score, alternatives, doubts }
}

/** Other fields the line could mean, those aside that another line holds far more surely. */
function rivals(
  list: readonly Candidate[],
  own: Candidate,
  { line, taken }: Surroundings,
): Candidate[] {
  return list.filter((candidate) => {
    if (candidate.field === own.field) return false
    const holder = taken.get(candidate.field)
    return !holder || holder.line === line || holder.score - candidate.score < 0.12
  })
}

/** Another line would have liked the field nearly as much. */
function isContested(own: Candidate, { line, all, taken }: Surroundings): boolean {
  return all.some((list, other) => {
    if (other === line) return false
    const best = list[0]
    if (!best || best.field !== own.field) return false
    const elsewhere = [...taken.values()].some((held) => held.line === other)
    return !elsewhere && own.score - best.score < thresholds.margin
  })
}
