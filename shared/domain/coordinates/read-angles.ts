import { isInCountryBox, isOnEarth, type LonLat } from './lon-lat.ts'
import { normaliseAngles } from './normalise.ts'
import type { Reading } from './reading.ts'

interface Angle {
  readonly value: number
  readonly parts: number
  readonly axis: 'lat' | 'lon' | null
}

type Token =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'axis'; readonly text: string }
  | { readonly kind: 'break' }

interface Group {
  axis: string
  readonly numbers: string[]
  readonly marks: string[]
}

const axisOf = (letter: string) => (letter === '' ? null : 'NSA'.includes(letter) ? 'lat' : 'lon')

/** With decimal points in it, commas part the numbers; otherwise a comma between digits is decimal. */
function withPoints(text: string): string {
  if (/\d\.\d/.test(text)) return text.replace(/,/g, ';')
  return text.replace(/(\d),(?=\d)(\d*)/g, '$1.$2').replace(/,/g, ';')
}

/** `51,71` may be two whole degrees; half a typed number otherwise, so only a place in the country counts. */
const isLonePair = (text: string) => /^\d{2},\d{2}$/.test(text)

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  const pattern = /\s*(?:([+-]?\d+(?:\.\d+)?)|([°'"])|([NSEWAO])|([;/|]))\s*/y
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text)
    if (!found) return null
    if (found[1]) tokens.push({ kind: 'number', text: found[1] })
    else if (found[2]) tokens.push({ kind: 'mark', text: found[2] })
    else if (found[3]) tokens.push({ kind: 'axis', text: found[3] })
    else tokens.push({ kind: 'break' })
  }
  return tokens
}

const emptyGroup = (axis = ''): Group => ({ axis, numbers: [], marks: [] })

/** Groups by the letters of the sides: before the numbers when the text starts with one, else after them. */
function groupsByLetter(tokens: readonly Token[]): Group[] {
  const isPrefix = tokens[0]?.kind === 'axis'
  const groups: Group[] = [emptyGroup()]
  for (const token of tokens) {
    const group = groups[groups.length - 1] ?? emptyGroup()
    if (token.kind === 'number') group.numbers.push(token.text)
    if (token.kind === 'mark') group.marks[group.numbers.length - 1] = token.text
    if (token.kind !== 'axis') continue
    if (!isPrefix) {
      group.axis = token.text
      groups.push(emptyGroup())
    } else if (group.numbers.length) groups.push(emptyGroup(token.text))
    else group.axis = token.text
  }
  return groups.filter((group) => group.numbers.length)
}

/** Without letters: parted by a break, else by the second degree mark, else in two equal halves. */
function groupsByShape(tokens: readonly Token[]): Group[] {
  const numbers = tokens.filter((token) => token.kind === 'number').length
  const breaks = tokens.filter((token) => token.kind === 'break').length
  const groups = [emptyGroup()]
  let seen = 0
  tokens.forEach((token, at) => {
    const group = groups[groups.length - 1] ?? emptyGroup()
    if (token.kind === 'break' && breaks === 1) groups.push(emptyGroup())
    if (token.kind === 'mark') group.marks[group.numbers.length - 1] = token.text
    if (token.kind !== 'number') return
    const next = tokens[at + 1]
    const startsSecond =
      breaks !== 1 &&
      groups.length === 1 &&
      group.numbers.length > 0 &&
      ((next?.kind === 'mark' && next.text === '°') ||
        (!group.marks.length && seen === numbers / 2))
    if (startsSecond) groups.push({ axis: '', numbers: [token.text], marks: [] })
    else group.numbers.push(token.text)
    seen += 1
  })
  return groups.filter((group) => group.numbers.length)
}

/** `5107N07125E` of aviation and of telegrams: degrees, minutes and seconds without gaps. */
function unpacked(group: Group): readonly string[] {
  const [text] = group.numbers
  const degreeDigits = axisOf(group.axis) === 'lat' ? 2 : 3
  if (group.numbers.length !== 1 || !text || group.marks.length || !group.axis) return group.numbers
  if (!/^\d+$/.test(text) || ![2, 4].includes(text.length - degreeDigits)) return group.numbers
  const rest = text.slice(degreeDigits).match(/\d\d/g) ?? []
  return [text.slice(0, degreeDigits), ...rest]
}

const expectedMarks = ['°', "'", '"']

function angleOf(group: Group): Angle | null {
  const texts = unpacked(group)
  const isWhole = (text: string) => /^[+-]?\d+$/.test(text)
  if (texts.length > 3 || !texts.slice(0, -1).every(isWhole)) return null
  if (texts.slice(1).some((text) => /^[+-]/.test(text))) return null
  if (group.marks.some((mark, at) => mark !== expectedMarks[at])) return null
  const [deg, min, sec] = [Number(texts[0]), Number(texts[1] ?? 0), Number(texts[2] ?? 0)]
  if (min >= 60 || sec >= 60) return null
  const isNegative = texts[0]?.startsWith('-') ?? false
  if (isNegative && group.axis && 'NSEW'.includes(group.axis)) return null
  const sign = isNegative || group.axis === 'S' || group.axis === 'W' ? -1 : 1
  const value = sign * (Math.abs(deg) + min / 60 + sec / 3600)
  return { value, parts: texts.length, axis: axisOf(group.axis) }
}

function pointsOf(first: Angle, second: Angle): { points: LonLat[]; isAssumed: boolean } {
  const latFirst: LonLat = [second.value, first.value]
  const lonFirst: LonLat = [first.value, second.value]
  if (first.axis && first.axis === second.axis) return { points: [], isAssumed: false }
  if (first.axis === 'lat' || second.axis === 'lon')
    return { points: [latFirst].filter(isOnEarth), isAssumed: false }
  if (first.axis === 'lon' || second.axis === 'lat')
    return { points: [lonFirst].filter(isOnEarth), isAssumed: false }
  const possible = [latFirst, lonFirst].filter(isOnEarth)
  const inCountry = possible.filter(isInCountryBox)
  return { points: inCountry.length ? inCountry : possible, isAssumed: true }
}

/** Degrees, degrees and minutes, or degrees, minutes and seconds in the notations of three languages. */
export function readAngles(text: string): readonly Reading[] {
  const normal = normaliseAngles(text)
  const isLone = isLonePair(normal)
  const tokens = tokensOf(isLone ? normal.replace(',', ';') : withPoints(normal))
  if (!tokens) return []
  const hasLetters = tokens.some((token) => token.kind === 'axis')
  const groups = hasLetters ? groupsByLetter(tokens) : groupsByShape(tokens)
  const [first, second] = groups.map(angleOf)
  if (groups.length !== 2 || !first || !second) return []
  const parts = Math.max(first.parts, second.parts)
  const format = parts === 3 ? 'dms' : parts === 2 ? 'ddm' : 'dd'
  const { points, isAssumed } = pointsOf(first, second)
  const kept = isLone ? points.filter(isInCountryBox) : points
  return kept.map((point) => ({ point, format, assumed: isAssumed ? ['order'] : [] }))
}
