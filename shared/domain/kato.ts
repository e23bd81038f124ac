import type { Level } from './dictionary.ts'
import { cellText, type Sheet } from './matching/sheet.ts'

/**
 * The official classifier of administrative territories (KATO) as the statistics bureau gives it out:
 * a table with the code, its groups, and names in Kazakh and Russian.
 */

/** Types of unit below the second level; those above are known from the shipped register. */
export type KatoType =
  | 'oblast'
  | 'city_republican'
  | 'district'
  | 'city_oblast'
  | 'city_district'
  | 'rural_okrug'
  | 'settlement'

export interface KatoEntry {
  /** Nine digits. */
  readonly code: string
  /** The nearest unit above that the table holds; null for a unit of the first level. */
  readonly parent: string | null
  readonly level: Level
  readonly type: KatoType
  readonly name: { readonly kk: string; readonly ru: string }
}

export const katoFaults = ['bad-code', 'repeated', 'no-name', 'orphan'] as const
/** A line that was not taken; `row` counts from 1, as a table program shows it. */
export interface KatoFault {
  readonly fault: (typeof katoFaults)[number]
  readonly sheet: string
  readonly row: number
  readonly text: string
}

export interface KatoList {
  readonly entries: readonly KatoEntry[]
  readonly faults: readonly KatoFault[]
}

interface Columns {
  readonly row: number
  readonly code: number
  readonly kk: number
  readonly ru: number
}

type Row = ReadonlyMap<number, string>

/** Groups of the code and how many digits each has: oblast, district, okrug, settlement. */
const groupWidths = [2, 2, 2, 3] as const

/** Groups of digits of a code: `['10', '32', '00', '000']`; null for anything else. */
export function katoGroups(code: string): readonly string[] | null {
  return /^(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(code)?.slice(1) ?? null
}

/** The code one group up, by its digits; null for a unit of the first level and for other codes. */
export function katoAbove(code: string): string | null {
  const groups = katoGroups(code)
  const own = groups?.findLastIndex((group) => Number(group) > 0) ?? 0
  if (!groups || own < 1) return null
  return groups.map((group, i) => (i < own ? group : '0'.repeat(groupWidths[i] ?? 0))).join('')
}

/** Reads the table wherever its head stands; null where no sheet has one. */
export function readKato(sheets: readonly Sheet[]): KatoList | null {
  const entries = new Map<string, KatoEntry>()
  const faults: KatoFault[] = []
  let found = false
  for (const sheet of sheets) {
    const rows = rowsOf(sheet)
    const columns = headOf(rows)
    if (!columns) continue
    found = true
    for (const [row, cells] of rows) {
      if (row <= columns.row) continue
      const refuse = (fault: KatoFault['fault'], text: string) =>
        faults.push({ fault, sheet: sheet.name, row: row + 1, text })
      const code = (cells.get(columns.code) ?? '').trim()
      const [kk, ru] = [columns.kk, columns.ru].map((at) => tidy(cells.get(at) ?? ''))
      if (code === '' && !kk && !ru) continue
      const name = { kk: kk || ru || '', ru: ru || kk || '' }
      if (!katoGroups(code) || Number(code.slice(0, 2)) === 0) refuse('bad-code', code)
      else if (name.ru === '') refuse('no-name', code)
      else if (entries.has(code)) refuse('repeated', code)
      else entries.set(code, { code, parent: null, ...kindOf(code, name), name })
    }
  }
  return found ? withParents(entries, faults) : null
}

function withParents(entries: ReadonlyMap<string, KatoEntry>, faults: KatoFault[]): KatoList {
  const placed = [...entries.values()].flatMap((entry) => {
    const above = nearestAbove(entry.code, (code) => entries.has(code))
    const isTop = katoAbove(entry.code) === null
    if (above === null && !isTop) {
      faults.push({ fault: 'orphan', sheet: '', row: 0, text: `${entry.code} ${entry.name.ru}` })
      return []
    }
    return [{ ...entry, parent: above }]
  })
  // By code every unit stands behind those above it: their later groups are zeros.
  return { entries: placed.toSorted((a, b) => (a.code < b.code ? -1 : 1)), faults }
}

function nearestAbove(code: string, isKnown: (code: string) => boolean): string | null {
  for (let above = katoAbove(code); above !== null; above = katoAbove(above))
    if (isKnown(above)) return above
  return null
}

function rowsOf({ cells }: Sheet): Map<number, Map<number, string>> {
  const rows = new Map<number, Map<number, string>>()
  for (const { row, col, value } of cells) {
    const line = rows.get(row) ?? new Map<number, string>()
    line.set(col, cellText(value))
    rows.set(row, line)
  }
  return rows
}

/** Rows in which a head is looked for: a title and some notes may stand above. Our choice. */
const headWithin = 20

/** `te`, `kaz_name`, `rus_name` in the table of the bureau; in words in tables made from it. */
const heads = {
  code: /^(te|kato|код( ?(като|kato))?|kato ?code|ә?аож( коды)?|като)$/i,
  kk: /(^|_)kaz|қаз|каз/i,
  ru: /(^|_)rus|рус|орыс/i,
}

function headOf(rows: ReadonlyMap<number, Row>): Columns | null {
  for (const [row, cells] of rows) {
    if (row >= headWithin) break
    const at = (head: RegExp) =>
      [...cells].find(([, text]) => head.test(text.trim().replaceAll(/\s+/g, ' ')))?.[0]
    const [code, kk, ru] = [at(heads.code), at(heads.kk), at(heads.ru)]
    if (code !== undefined && kk !== undefined && ru !== undefined) return { row, code, kk, ru }
  }
  return null
}

const tidy = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

/**
 * The group of the code tells the level, the abbreviation in the Russian name the type; where both
 * leave a choice (a unit of the third group may be an okrug, a township or a part of a city), the
 * name decides and an okrug is what remains. Our reading: the bureau's table has no column for it.
 */
function kindOf(
  code: string,
  { ru }: { readonly ru: string },
): { readonly level: Level; readonly type: KatoType } {
  const own = katoGroups(code)?.findLastIndex((group) => Number(group) > 0) ?? 0
  const isCity = /(^|\s)г\.|город/i.test(ru)
  if (own === 0)
    return isCity
      ? { level: 'city_republican', type: 'city_republican' }
      : { level: 'oblast', type: 'oblast' }
  if (own === 1)
    return isCity ? { level: 'city', type: 'city_oblast' } : { level: 'district', type: 'district' }
  if (own === 2 && /(^|\s)(район|р-н)/i.test(ru))
    return { level: 'district', type: 'city_district' }
  if (own === 2 && !/^(г|п|с|пос|село|поселок|посёлок)(\.|\s)/i.test(ru))
    return { level: 'rural_okrug', type: 'rural_okrug' }
  return { level: 'settlement', type: 'settlement' }
}

const designations = [
  // с.Акшабай, г.Семей, п. Карагайлы
  /^(с|г|п|а|к|пос|ст|рзд)\.\s*/iu,
  // Абралинский с.о., Абыралы а.о., Семей г.а., Семей қ.ә., Ақшабай а.
  /\s+(с\.\s?о|а\.\s?о|г\.\s?а|қ\.\s?ә|к\.\s?ә|п\.\s?а|а|қ|к)\.?$/iu,
  /\s+(сельский округ|ауылдық округі|ауылы|кенті|қаласы)$/iu,
]

/** The name without what says the type: `Акшабай` of `с.Акшабай`. */
export function properName(name: string): string {
  return designations.reduce((rest, designation) => rest.replace(designation, ''), name).trim()
}
