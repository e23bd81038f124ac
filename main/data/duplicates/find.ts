import { z } from 'zod'
import type { DuplicatePair } from '../../../shared/contract/features/duplicates.ts'
import type { DictionaryKind } from '../../../shared/domain/dictionary.ts'
import {
  type Described,
  leastScore,
  likelySame,
  nameKey,
  numberKey,
  skeleton,
} from '../../../shared/domain/passport/likely-same.ts'
import type { DataContext } from '../context.ts'
import { all } from '../db/sql.ts'
import { scopeOf } from '../quality/scope.ts'
import { inSteps, type Steps } from '../steps.ts'

interface FindInput {
  readonly kinds: readonly DictionaryKind[]
  readonly unit: string | null
  readonly limit: number
}

interface Candidate extends Described {
  readonly fid: number
  readonly kind: number
}

/** Passports read at once: no statement is open across a pause. */
const page = 500
/** A word that more passports share tells nothing. Our choice. */
const mostAlike = 40

export async function findDuplicates(ctx: DataContext, input: FindInput) {
  return inSteps(ctx.signal, find(ctx, input))
}

function* find(
  ctx: DataContext,
  input: FindInput,
): Steps<{ pairs: DuplicatePair[]; compared: number }> {
  const blocks = new Map<string, Candidate[]>()
  const candidates = readCandidates(ctx, input)
  for (let step = candidates.next(); !step.done; step = candidates.next()) {
    for (const one of step.value)
      for (const key of keysOf(one)) {
        const block = blocks.get(key)
        if (!block) blocks.set(key, [one])
        // One more than may be compared marks the block as telling nothing.
        else if (block.length <= mostAlike) block.push(one)
      }
    yield
  }
  const pairs = new Map<string, DuplicatePair>()
  let compared = 0
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > mostAlike) continue
    for (const [i, a] of block.entries())
      for (const b of block.slice(i + 1)) {
        const [first, second] = a.fid < b.fid ? [a, b] : [b, a]
        const key = `${first.fid}/${second.fid}`
        if (first.fid === second.fid || pairs.has(key)) continue
        const { score, reasons } = likelySame(first, second)
        pairs.set(key, { a: first.fid, b: second.fid, score, reasons: [...reasons] })
        compared++
      }
    yield
  }
  const found = [...pairs.values()]
    .filter(({ score }) => score >= leastScore)
    .toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  return { pairs: found.slice(0, input.limit), compared }
}

const row = z.object({
  fid: z.number(),
  kind: z.number(),
  unit: z.string().nullable(),
  kk: z.string().nullable(),
  ru: z.string().nullable(),
  en: z.string().nullable(),
  number: z.string().nullable(),
  west: z.number().nullable(),
  east: z.number().nullable(),
  south: z.number().nullable(),
  north: z.number().nullable(),
})

function* readCandidates(ctx: DataContext, { kinds, unit }: FindInput): Generator<Candidate[]> {
  const where = scopeOf(ctx, { kinds: [...kinds], unit, owner: null })
  const { today: _, ...bindings } = where.bindings
  for (let after = 0; ; ) {
    const rows = all(
      ctx.db,
      row,
      `SELECT h.fid, h.kind, h.unit, h.name_kk AS kk, h.name_ru AS ru, h.name_en AS en, h.number,
              g.xmin AS west, g.xmax AS east, g.ymin AS south, g.ymax AS north
         FROM p_head h LEFT JOIN idx_rec_geom_geom g ON g.pkid = h.fid
        WHERE h.fid > :after AND ${where.sql} ORDER BY h.fid LIMIT ${page}`,
      { ...bindings, after },
    )
    yield rows.map(({ fid, kind, unit: place, number, kk, ru, en, ...box }) => ({
      fid,
      kind,
      unit: place,
      number: numberKey(number),
      names: [...new Set([kk, ru, en])].flatMap((name) => (name === null ? [] : [nameKey(name)])),
      at: middleOf(box),
    }))
    if (rows.length < page) return
    after = rows.at(-1)?.fid ?? after
  }
}

interface Box {
  readonly west: number | null
  readonly east: number | null
  readonly south: number | null
  readonly north: number | null
}

function middleOf({ west, east, south, north }: Box): [number, number] | null {
  if (west === null || east === null || south === null || north === null) return null
  return [(west + east) / 2, (south + north) / 2]
}

/** What a duplicate would share: a number, a telling word of a name, a place. */
function keysOf({ kind, number, names, at, unit }: Candidate): ReadonlySet<string> {
  const keys = new Set<string>()
  if (number !== null) keys.add(`${kind} no ${number}`)
  for (const words of names) {
    for (const word of words) if (word.length > 2) keys.add(`${kind} word ${skeleton(word)}`)
    // Names of common words alone are told apart by all of them, or by where they are.
    keys.add(`${kind} name ${words.map(skeleton).join(' ')}`)
    if (unit !== null) for (const word of words) keys.add(`${kind} ${unit} ${skeleton(word)}`)
  }
  // A grid of about a kilometre; neighbours across a line of it meet by name.
  if (at) keys.add(`${kind} at ${Math.round(at[0] * 80)} ${Math.round(at[1] * 110)}`)
  return keys
}
