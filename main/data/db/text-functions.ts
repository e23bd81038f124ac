import type Database from 'better-sqlite3'
import { fold } from '../../../shared/i18n/fold.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'

/** Our folding and our alphabet in SQL, for texts that have no stored key. */
export function registerTextFunctions(raw: Database.Database): void {
  const ofText = (act: (text: string) => string) => (value: unknown) =>
    typeof value === 'string' ? act(value) : value
  raw.function('folded', { deterministic: true }, ofText(fold))
  raw.function('sort_key', { deterministic: true }, ofText(sortKey))
}
