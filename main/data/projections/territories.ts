import { z } from 'zod'
import { katoAbove } from '../../../shared/domain/kato.ts'
import type { DataContext, Slot } from '../context.ts'
import { all, type ReadDb } from '../db/sql.ts'

/** A territory of the register, as far as projections look at it. */
interface Territory {
  readonly parent: string | null
  readonly level: string
  readonly nameEn: string
}

/** The register of territories: which unit lies in which. */
export class Territories {
  #byCode: ReadonlyMap<string, Territory> = new Map()
  readonly #children = new Map<string, number>()

  constructor(byCode: ReadonlyMap<string, Territory>) {
    this.replace(byCode)
  }

  replace(byCode: ReadonlyMap<string, Territory>): void {
    this.#byCode = byCode
    this.#children.clear()
    for (const { parent } of byCode.values())
      if (parent !== null) this.#children.set(parent, (this.#children.get(parent) ?? 0) + 1)
  }

  has(code: string): boolean {
    return this.#byCode.has(code)
  }

  nameEn(code: string): string | null {
    return this.#byCode.get(code)?.nameEn ?? null
  }

  /** How many units lie directly below, by the register. */
  childrenOf(code: string): number {
    return this.#children.get(code) ?? 0
  }

  /** The unit above; for a code that the register does not hold, by the digits of KATO. */
  parentOf(code: string): string | null {
    const known = this.#byCode.get(code)
    if (known) return known.parent
    const guess = katoAbove(code)
    if (guess === null) return null
    return this.#byCode.has(guess) ? guess : this.parentOf(guess)
  }

  /** Codes from the country down to the unit: `KZ/100000000/103200000`. */
  pathOf(code: string | null): string {
    const codes: string[] = []
    for (let at = code; at !== null && codes.length < deepest; at = this.parentOf(at))
      codes.unshift(at)
    return codes.join('/')
  }
}

const deepest = 10

const unitSchema = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  level: z.string(),
  nameEn: z.string(),
})

export function readTerritories(db: ReadDb): Territories {
  return new Territories(readUnits(db))
}

function readUnits(db: ReadDb): ReadonlyMap<string, Territory> {
  const units = all(db, unitSchema, 'SELECT code, parent, level, name_en AS nameEn FROM unit')
  return new Map(units.map((unit) => [unit.code, unit]))
}

/** Read once, and again when an official list was taken in. */
export const territories: Slot<Territories> = {
  name: 'territories',
  make: ({ db }) => readTerritories(db),
}

export function readTerritoriesAgain(ctx: DataContext): void {
  ctx.keep(territories).replace(readUnits(ctx.db))
}
