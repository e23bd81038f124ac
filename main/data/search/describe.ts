import type { Dictionary, DictionaryKind } from '../../../shared/domain/dictionary.ts'
import type { Language, Text } from '../../../shared/i18n/language.ts'
import type { DataContext } from '../context.ts'
import { findSource } from '../layers/source.ts'
import { kindOfNumber } from './entry.ts'
import type { Found } from './match.ts'
import { register, whereOf } from './register.ts'

/** What a found thing is and where it lies, in words. */
interface Description {
  readonly what: string
  readonly where: string
}

export function describe(ctx: DataContext, row: Found, language: Language): Description {
  const { dictionary } = ctx.dictionary
  const word = (text: Text | undefined): string => text?.[language] ?? ''
  const where = () => whereOf(row.unit, language, ctx.keep(register).read(ctx.db))
  switch (kindOfNumber(row.kind)) {
    case 'unit':
      return { what: word(levelLabel(dictionary, row.of)), where: where() }
    case 'passport':
    case 'section':
      return { what: word(kindLabel(dictionary, row.of)), where: where() }
    case 'field':
      return {
        what: word(kindLabel(dictionary, row.of)),
        where: word(sectionLabel(dictionary, row)),
      }
    case 'settlement':
    case 'feature':
    default:
      return { what: word(findSource(ctx, row.of ?? '')?.layer.title), where: where() }
  }
}

function kindOf(dictionary: Dictionary, kind: string | null) {
  return dictionary.kinds[kind as DictionaryKind] as Dictionary['kinds'][DictionaryKind] | undefined
}

const kindLabel = (dictionary: Dictionary, kind: string | null): Text | undefined =>
  kindOf(dictionary, kind)?.label

function levelLabel(dictionary: Dictionary, level: string | null): Text | undefined {
  const field = dictionary.kinds.territory.byKey.get('admin_level')
  return field?.options.find(({ value }) => value === level)?.label
}

function sectionLabel(dictionary: Dictionary, { of, ref }: Found): Text | undefined {
  const kind = kindOf(dictionary, of)
  const section = kind?.byId.get(Number(ref))?.section
  return kind?.sections.find(({ id }) => id === section)?.label
}
