import { randomBytes } from 'node:crypto'
import {
  type CommandId,
  mintCommandId,
  mintRecordId,
  type Operation,
  type RecordId,
} from '../../../shared/contract/features/records.ts'

/** Makers for tests: fresh ids, and commands with what most tests leave alone filled in. */
export const freshRecord = (): RecordId => mintRecordId(Date.now(), randomBytes(10))
export const freshCommand = (): CommandId => mintCommandId(Date.now(), randomBytes(10))

export function makeCommand(...operations: Operation[]) {
  return { command: freshCommand(), act: 'edit', operations }
}

/** Field ids of the territory passport used in tests. */
export const territory = {
  nameRu: '6',
  nameKk: '7',
  kato: '8',
  level: '1001',
  area: '1002',
  population: '1005',
  density: '1008',
  /** A table: year, natural, manmade, dead, affected are columns 1 to 5. */
  emergencies: '1026',
} as const

/** Fields that the program fills when a passport is made: identifier, kind, version, state. */
const filled: ReadonlySet<string> = new Set(['1', '2', '4', '5'])

/** What tests wrote themselves, by field or address. */
export function typed<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([at]) => !filled.has(at)))
}
