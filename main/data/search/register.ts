import { z } from 'zod'
import type { Territory } from '../../../shared/contract/features/units.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { Slot } from '../context.ts'
import { one, type ReadDb } from '../db/sql.ts'
import { listUnits } from '../register/units.ts'

/** The register of territories, kept in memory. */
export interface Register {
  readonly version: number
  readonly units: readonly Territory[]
  readonly byCode: ReadonlyMap<string, Territory>
}

const versionRow = z.object({ version: z.number().nullable() })

class RegisterCache {
  #register: Register = { version: -1, units: [], byCode: new Map() }

  read(db: ReadDb): Register {
    const version = one(db, versionRow, 'SELECT max(version) AS version FROM unit')?.version ?? 0
    if (version !== this.#register.version) {
      const units = listUnits(db)
      const byCode = new Map(units.map((unit) => [unit.code, unit]))
      this.#register = { version, units, byCode }
    }
    return this.#register
  }
}

export const register: Slot<RegisterCache> = {
  name: 'search.register',
  make: () => new RegisterCache(),
}

/** Names from the unit up, without the country: everything lies in it. */
export function whereOf(code: string | null, language: Language, { byCode }: Register): string {
  const names: string[] = []
  let at = code === null ? undefined : byCode.get(code)
  while (at?.parent) {
    names.push(at.name[language])
    at = byCode.get(at.parent)
  }
  return names.join(', ')
}
