/** Types of the typed dictionary (`assets/dictionary/`): what a passport is made of. */

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
