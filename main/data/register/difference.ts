import type { RegisterChange } from '../../../shared/contract/features/units.ts'
import { type KatoEntry, katoGroups, properName } from '../../../shared/domain/kato.ts'
import { romanise } from '../../../shared/domain/romanise.ts'
import { fold } from '../../../shared/i18n/fold.ts'
import type { UnitRow } from './store.ts'

/** A unit of the official list as the register will hold it. */
export interface Listed {
  readonly code: string
  readonly kato: string
  readonly parent: string
  readonly level: string
  readonly type: string
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string }
  /** The unit as the register holds it; null for a new one. */
  readonly before: UnitRow | null
  readonly changes: readonly RegisterChange[]
}

interface Difference {
  /** Parents before children. */
  readonly listed: readonly Listed[]
  /** Units of the oblasts in the list that it no longer has. */
  readonly gone: readonly UnitRow[]
}

const country = 'KZ'

/**
 * Compares an official list with the register. A list of some oblasts says nothing of the others. A
 * unit whose code the register did not know yet is recognised by its name below the same unit.
 */
export function differ(register: readonly UnitRow[], list: readonly KatoEntry[]): Difference {
  const known = new Map(
    register.flatMap((row) => [[row.code, row] as const, [row.kato, row] as const]),
  )
  const nameless = Map.groupBy(
    register.filter(({ kato, code }) => kato === null && code !== country),
    ({ parent }) => parent,
  )
  const codes = new Map<string, string>()
  const listed = list.map((entry): Listed => {
    const parent = entry.parent === null ? country : (codes.get(entry.parent) ?? entry.parent)
    const before =
      known.get(entry.code) ?? nameless.get(parent)?.find((row) => isSameName(row, entry)) ?? null
    const code = before?.code ?? entry.code
    codes.set(entry.code, code)
    const { kk, ru } = entry.name
    const name = { kk, ru, en: englishOf(entry, before) }
    return {
      code,
      kato: entry.code,
      parent,
      // What a name only hints at does not overrule what the register knows.
      level: before?.level ?? entry.level,
      type: before?.type ?? entry.type,
      name,
      before,
      changes: before === null ? ['added'] : changesOf(before, { parent, kk, ru }),
    }
  })
  const stays = new Set(listed.map(({ code }) => code))
  const oblasts = new Set(list.map(({ code }) => code.slice(0, 2)))
  const gone = register.filter(
    ({ code, kato, goneOn }) =>
      goneOn === null &&
      kato !== null &&
      !stays.has(code) &&
      katoGroups(kato) !== null &&
      oblasts.has(kato.slice(0, 2)),
  )
  return { listed, gone }
}

function changesOf(
  before: UnitRow,
  { parent, kk, ru }: { readonly parent: string; readonly kk: string; readonly ru: string },
): RegisterChange[] {
  return [
    ...(before.nameKk === kk && before.nameRu === ru ? [] : (['renamed'] as const)),
    ...(before.parent === parent ? [] : (['moved'] as const)),
    ...(before.goneOn === null ? [] : (['back'] as const)),
  ]
}

const isSameName = (row: UnitRow, { name }: KatoEntry): boolean =>
  fold(properName(row.nameRu)) === fold(properName(name.ru)) ||
  fold(properName(row.nameKk)) === fold(properName(name.kk))

/** The list has no English: a name that stands is kept, a new one is written in Latin letters. */
function englishOf({ level, name }: KatoEntry, before: UnitRow | null): string {
  if (before?.nameKk === name.kk) return before.nameEn
  const latin = romanise(properName(name.kk))
  return level === 'rural_okrug' ? `${latin} rural okrug` : latin
}
