import { formatDate, formatNumber } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { dictionaryMessages } from '../../i18n/messages/dictionary.ts'
import { parseAttachment } from '../attachment.ts'
import type { Column, Field } from '../dictionary.ts'

/** How a stored value is shown: without its unit, references as they are stored unless named. */
export function writeValue(
  field: Field | Column,
  value: unknown,
  language: Language,
  nameOf: (stored: string) => string = (stored) => stored,
): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean')
    return dictionaryMessages[value ? 'value.yes' : 'value.no'][language]
  if (typeof value === 'number')
    return field.plain ? String(value) : formatNumber(value, language, { maxDecimals: 12 })
  if (Array.isArray(value))
    return value.map((one: unknown) => writeValue(field, one, language, nameOf)).join(', ')
  if (typeof value !== 'string') return ''
  switch (field.type) {
    case 'enum':
    case 'multi':
      return field.options.find((option) => option.value === value)?.label[language] ?? value
    case 'date':
      return formatDate(value, language)
    case 'datetime':
      return writeMoment(value, language)
    case 'ref':
      return nameOf(value)
    case 'file':
      return parseAttachment(value)?.name ?? value
    default:
      return value
  }
}

/** `YYYY-MM-DDTHH:MM` in Kazakhstan's time, as it was typed: no clock of the machine takes part. */
function writeMoment(value: string, language: Language): string {
  const [day = '', time = ''] = value.split('T')
  return time ? `${formatDate(day, language)}, ${time.slice(0, 5)}` : formatDate(day, language)
}
