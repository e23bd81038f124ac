import { fold } from '../../i18n/fold.ts'
import type { PassportKind } from '../dictionary.ts'
import { editDistance } from '../passport/edit-distance.ts'
import { findDate } from '../passport/read-date.ts'
import type { RegisterEntry } from './cell-reading.ts'
import { type Grid, isText, textOf } from './grid.ts'
import { cellName } from './sheet.ts'

/** What the title of a workbook says about whose passport it is and of what day. */
export interface Title {
  readonly kind: PassportKind | null
  /** YYYY-MM-DD or empty. */
  readonly asOf: string
  readonly asOfCell: string
  /** Units of the register named in the title, the likeliest first. */
  readonly units: readonly UnitGuess[]
  readonly texts: readonly string[]
}

export interface UnitGuess {
  /** KATO code. */
  readonly value: string
  readonly name: string
  readonly score: number
}

const facilityWords =
  /опасн\S* (производственн\S* )?объект|паспорт объекта|промышленн\S* (объект|безопасност)|\bопо\b|кауипти (объект|нисан)|hazardous facilit|facility passport/
const territoryWords =
  /(район|област|территори|город|аудан|облис|аумак|district|region|oblast|territory)/

/** What a passport's own title calls the other kinds; a sheet of a territory passport names them too. */
const objectWords = {
  dam: /гидротехническ|плотин|дамб|гидротехникалык|богет|hydraulic structure|\bdam\b/,
  hazsite: /опасн\S* природн|селев|лавин|оползн|паводкоопасн|табиги кауипти|natural hazard site/,
  critfac: /критическ\S* важн|массов\S* пребыван|аса маныз|коп жиналатын|critical|mass.gathering/,
  forces: /сил и средств|силы и средства|куштер мен кура|forces and resources/,
} as const satisfies Partial<Record<PassportKind, RegExp>>

function kindOfTitle(texts: readonly string[]): PassportKind | null {
  const folded = fold(texts.join(' '))
  if (facilityWords.test(folded)) return 'hazfac'
  const titles = texts.map(fold).filter((text) => /паспорт|passport/.test(text))
  const [object] = (Object.keys(objectWords) as (keyof typeof objectWords)[]).filter((kind) =>
    titles.some((title) => objectWords[kind].test(title)),
  )
  return object ?? (territoryWords.test(folded) ? 'territory' : null)
}

/** Reads the texts above the first line of the first sheets. */
export function readTitle(
  grids: readonly { readonly grid: Grid; readonly name: string; readonly titleRows: number }[],
  register: readonly RegisterEntry[],
): Title {
  const texts: string[] = []
  let asOf = ''
  let asOfCell = ''
  let spare = ''
  for (const { grid, titleRows, name } of grids.slice(0, 3)) {
    for (const row of grid.rows) {
      if (row >= Math.max(titleRows, 3) || row > 25) break
      for (const cell of grid.cells(row)) {
        const text = textOf(cell)
        if (isText(cell.value) && row < titleRows) texts.push(text)
        const date = cell.value.kind === 'date' ? { date: text.slice(0, 10) } : findDate(text)
        if (!date || row >= titleRows + 3) continue
        if (speaksOfState(fold(text)) && asOf === '') {
          asOf = date.date
          asOfCell = `${name}!${cellName(row, cell.col)}`
        } else if (!approves(fold(text)) && spare === '') spare = date.date
      }
    }
  }
  return {
    kind: kindOfTitle(texts),
    asOf: asOf || spare,
    asOfCell,
    units: guessUnits(texts, register),
    texts,
  }
}

const speaksOfState = (folded: string): boolean =>
  /(по состоянию|на \d|на «?\d|жагдаи|as of|as at|дата|date|составлен)/.test(folded)
const approves = (folded: string): boolean => /(утвержд|бекит|approved)/.test(folded)

/** Words that only say what kind of unit it is. */
const kindWord =
  /^(раион\S*|р|на|област\S*|обл|город\S*|г|аудан\S*|облис\S*|кала\S*|ауил\S*|district|region|oblast|city|of|паспорт\S*|безопасност\S*|кауипсиздик\S*|республик\S*|казахстан\S*|казакстан\S*|кент\S*|а|к|administration|the)$/

function guessUnits(texts: readonly string[], register: readonly RegisterEntry[]): UnitGuess[] {
  const words = texts.flatMap((text) => fold(text).match(/[\p{L}-]+/gu) ?? [])
  const guesses: UnitGuess[] = []
  for (const entry of register) {
    const score = Math.max(0, ...entry.names.map((name) => nameScore(words, name)))
    if (score >= 0.8) guesses.push({ value: entry.value, name: entry.names[0] ?? '', score })
  }
  const oblasts = new Set(guesses.filter(isOblast).map(({ value }) => regionOf(value)))
  return guesses
    .map((guess) => ({ ...guess, score: guess.score + nested(guess, oblasts) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 8)
}

const isOblast = ({ value }: UnitGuess): boolean => /^\d\d0{7}$/.test(value)

/** `11` of `113600000`, and of `KZ-11-burabay` where the full code is not known. */
const regionOf = (code: string): string => code.replace(/^KZ-/, '').slice(0, 2)

/** A district named together with its own oblast is meant, not its namesake elsewhere. */
const nested = (guess: UnitGuess, oblasts: ReadonlySet<string>): number =>
  !isOblast(guess) && oblasts.has(regionOf(guess.value)) ? 0.1 : 0

/** Kinds of unit by the beginnings of their words in three languages. */
const kindsOfUnit: readonly (readonly string[])[] = [
  ['област', 'обл', 'облис', 'region', 'oblast'],
  ['раион', 'аудан', 'district', 'р-н'],
  ['город', 'кала', 'city', 'г'],
]

const kindOf = (word: string | undefined): number =>
  kindsOfUnit.findIndex((kind) =>
    kind.some((start) => (start.length <= 2 ? word === start : word?.startsWith(start))),
  )

function nameScore(words: readonly string[], name: string): number {
  const all = fold(name).match(/[\p{L}-]+/gu) ?? []
  const own = all.filter((word) => !kindWord.test(word))
  if (own.length === 0) return 0
  const kind = kindOf(all.find((word) => kindOf(word) >= 0))
  let best = 0
  words.forEach((_, at) => {
    const hits = own.map((word, i) => nameLikeness(word, words[at + i] ?? ''))
    const score = Math.min(...hits)
    if (score > 0) best = Math.max(best, score + kindAgreement(kind, words, at, own.length))
  })
  return best
}

/** «Жамбыл облысы» is not the district of the same name. */
function kindAgreement(kind: number, words: readonly string[], at: number, length: number): number {
  const after = kindOf(words[at + length])
  const before = kindOf(words[at - 1])
  const said = after >= 0 ? after : before
  if (said < 0 || kind < 0) return 0
  return said === kind ? 0.05 : -0.3
}

/** «Бурабай» and «Бурабайского», «Акжар» and «Акжарского», «Сарысу» and «Сарысуский». */
function nameLikeness(own: string, found: string): number {
  if (own === found) return 1
  const stem = own
    .replace(/(ски[ийемо]*|ска[яи]|ского|скии|инский|ии)$/, '')
    .replace(/[аяеиоуь]$/, '')
  if (stem.length >= 4 && found.startsWith(stem) && found.length - stem.length <= 8) return 0.9
  if (own.length >= 6 && editDistance(own, found, 1) <= 1) return 0.85
  return 0
}
