import type { Language } from '../shared/i18n/language.ts'
import { shellMessages } from '../shared/i18n/messages/shell.ts'
import { fill, type Params } from '../shared/i18n/messages.ts'

type Key = keyof typeof shellMessages

/** Words of main's own dialogs in a language. */
export function wordsIn(language: Language): (key: Key, params?: Params) => string {
  return (key, params = {}) => fill(shellMessages[key], language, params, String)
}
