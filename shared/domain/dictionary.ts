/** Types of the typed dictionary (`assets/dictionary/`): what a passport is made of. */

export const languages = ['kk', 'ru', 'en'] as const
export type Language = (typeof languages)[number]
export type Text = Readonly<Record<Language, string>>

export const fieldTypes = [
  'text',
  'int',
  'number',
  'bool',
  'date',
  'datetime',
  'enum',
  'multi',
  'ref',
  'file',
  'geometry',
  'table',
] as const
export type FieldType = (typeof fieldTypes)[number]
