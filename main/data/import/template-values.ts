import type { Column, Field } from '../../../shared/domain/dictionary.ts'
import type { Registers } from '../../../shared/domain/matching/cell-reading.ts'
import type { Language } from '../../../shared/i18n/language.ts'

export type CellContent = string | number | Date | null

/** How values are written into a template. */
export interface Written {
  readonly language: Language
  readonly yes: string
  readonly no: string
  readonly registers: Registers
}

/** Where the languages stand among the names of a register's entry. */
const placeOf: Readonly<Record<Language, number>> = { kk: 0, ru: 1, en: 2 }

/** A stored value as a clerk sees it in the workbook; read back, it becomes the same value. */
export function cellContent(of: Field | Column, value: unknown, written: Written): CellContent {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? written.yes : written.no
  if (typeof value === 'number') return value
  if (Array.isArray(value))
    return value.map((one) => optionLabel(of, String(one), written)).join('\n') || null
  if (typeof value !== 'string' || value === '') return null
  if (of.type === 'date') return dayOf(value) ?? value
  if (of.type === 'enum') return optionLabel(of, value, written)
  return of.type === 'ref' ? entryName(of, value, written) : value
}

const optionLabel = (of: Field | Column, value: string, { language }: Written): string =>
  of.options.find((option) => option.value === value)?.label[language] ?? value

/** The name, where no other entry has the same; else the code itself. */
function entryName(of: Field | Column, value: string, { registers, language }: Written): string {
  const register = registers[of.ref ?? ''] ?? []
  const name = register.find((entry) => entry.value === value)?.names[placeOf[language]]
  const isOwn =
    name !== undefined && register.filter((entry) => entry.names.includes(name)).length === 1
  return isOwn ? name : value
}

function dayOf(text: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
}

/** What the drop-down list of a field offers. */
export function listOf(of: Field | Column, { language, yes, no }: Written): readonly string[] {
  if (of.type === 'bool') return [yes, no]
  return of.type === 'enum' ? of.options.map((option) => option.label[language]) : []
}
