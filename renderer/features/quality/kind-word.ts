import type { Dictionary, DictionaryKind } from '../../../shared/domain/dictionary.ts'
import type { Text } from '../../../shared/i18n/language.ts'

/** The short name of a kind for narrow columns: as the passport's own field of its kind says it. */
export function kindWord(dictionary: Dictionary, kind: DictionaryKind): Text {
  const { byKey, label } = dictionary.kinds[kind]
  return byKey.get('passport_kind')?.options.find(({ value }) => value === kind)?.label ?? label
}
