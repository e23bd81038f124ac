import { z } from 'zod'
import type { Box } from '../../../shared/contract/features/layers.ts'
import type { MarkedText, SearchHit } from '../../../shared/contract/features/search.ts'
import { type Language, languages } from '../../../shared/i18n/language.ts'
import type { DataContext, Slot } from '../context.ts'
import { all, one, type ReadDb } from '../db/sql.ts'
import { idRuns, kindNumber, kindOfNumber } from './entry.ts'
import { type Finding, type FindOptions, find } from './find.ts'
import { mark, markedWords } from './mark.ts'
import type { Found } from './match.ts'

type Names = Pick<Found, 'kk' | 'ru' | 'en'>

function answerQuery(ctx: DataContext, input: FindOptions & { language: Language }): SearchHit[] {
  const units = ctx.keep(unitNames).read(ctx.db)
  return find(ctx.db, input).map((finding) => toHit(finding, input.language, units))
}

export const searchHandlers = { 'search.query': answerQuery }

function toHit(finding: Finding, language: Language, units: UnitNames): SearchHit {
  const { row, beginnings, by, read } = finding
  const title = mark(nameIn(row, language), beginnings)
  const alias = title.ranges.length > 0 ? null : otherName(row, title.text, beginnings)
  // A slip is shown put right: by the words of the name, for the folded reading is no spelling.
  const text = by === 'spelling' ? markedWords(alias ?? title) || read : read
  return {
    kind: kindOfNumber(row.kind),
    id: row.ref,
    of: row.of,
    title,
    alias,
    where: whereOf(row.unit, language, units),
    box: boxOf(row),
    reading: by && { by, text },
  }
}

function nameIn(names: Names, language: Language): string {
  return names[language] ?? names.kk ?? names.ru ?? names.en ?? ''
}

function otherName(row: Names, title: string, beginnings: readonly string[]): MarkedText | null {
  return (
    languages
      .map((language) => mark(row[language] ?? '', beginnings))
      .find(({ text, ranges }) => text !== title && ranges.length > 0) ?? null
  )
}

function boxOf({ west, south, east, north }: Found): Box | null {
  return west === null || south === null ? null : [west, south, east ?? west, north ?? south]
}

interface Unit extends Names {
  readonly ref: string
  readonly parent: string | null
}
type UnitNames = ReadonlyMap<string, Unit>

const unitRow = z.object({
  ref: z.string(),
  parent: z.string().nullable(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
})
const sourceRow = z.object({ version: z.string() })

/** Names of the units, read again when their source was. */
class UnitNameCache {
  #version: string | null = null
  #units: UnitNames = new Map()

  read(db: ReadDb): UnitNames {
    const sql = `SELECT version FROM search_source WHERE name = 'units' AND state = 1`
    const version = one(db, sourceRow, sql)?.version ?? null
    if (version !== this.#version) {
      this.#units = new Map(readUnits(db).map((unit) => [unit.ref, unit]))
      this.#version = version
    }
    return this.#units
  }
}

const unitNames: Slot<UnitNameCache> = { name: 'search.units', make: () => new UnitNameCache() }

function readUnits(db: ReadDb): Unit[] {
  return idRuns(['unit']).flatMap(([first, last]) =>
    all(
      db,
      unitRow,
      `SELECT e.ref, e.unit AS parent, e.kk, e.ru, e.en
         FROM search_entry e JOIN search_source s ON s.id = e.source
        WHERE e.id BETWEEN :first AND :last AND e.kind = :kind AND s.state = 1`,
      { first, last, kind: kindNumber('unit') },
    ),
  )
}

/** Deeper than any register of units; a circle in imported units must not hang a search. */
const deepest = 8

/** From the unit up, without the country: everything lies in it. */
function whereOf(unit: string | null, language: Language, units: UnitNames): string {
  const names: string[] = []
  let at = unit === null ? undefined : units.get(unit)
  while (at?.parent && names.length < deepest) {
    names.push(nameIn(at, language))
    at = units.get(at.parent)
  }
  return names.join(', ')
}
