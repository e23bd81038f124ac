import type { Territory } from '../../../shared/contract/features/units.ts'
import type { DataContext } from '../context.ts'
import type { Entry } from './entry.ts'
import { register } from './register.ts'
import { pageOf, type SearchSource } from './source.ts'

const leading: ReadonlySet<string> = new Set(['country', 'oblast', 'city_republican'])

/** The register of territories, by name and code. */
export function unitsSource(ctx: DataContext): SearchSource {
  const { version, units } = ctx.keep(register).read(ctx.db)
  return {
    name: 'units',
    version: String(version),
    page: (from, limit) => pageOf(units.map(toEntry), from, limit),
  }
}

function toEntry(unit: Territory, ordinal: number): Entry {
  const { code, parent, level, name, centre, placed, iso, kato, population } = unit
  const [lon, lat] = centre
  return {
    rank: leading.has(level) ? 'territory' : 'district',
    weight: weightOfPopulation(population),
    ordinal,
    kind: 'unit',
    ref: code,
    of: level,
    names: name,
    also: [code, iso, kato].filter((text) => text !== null),
    unit: parent,
    box: placed === 'above' ? null : [lon, lat, lon, lat],
  }
}

/** Ten times the people, one eighth more weight: from one person to a hundred million. */
export function weightOfPopulation(people: number | null): number {
  return Math.log10(Math.max(1, people ?? 1)) / 8
}
