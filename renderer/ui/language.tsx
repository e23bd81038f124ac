import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { formatNumber } from '../../shared/i18n/format.ts'
import type { Language, Text } from '../../shared/i18n/language.ts'
import { type MessageKey, messageOf, type ParamName } from '../../shared/i18n/messages/all.ts'
import { fill } from '../../shared/i18n/messages.ts'

type Arguments<K extends MessageKey> = [ParamName<K>] extends [never]
  ? []
  : [params: Readonly<Record<ParamName<K>, string | number>>]

/** The message of a key in the chosen language; its parameters are checked by type. */
export type Translate = <K extends MessageKey>(key: K, ...params: Arguments<K>) => string

interface LanguageValue {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  readonly t: Translate
  /** The chosen language of a text that comes with the data. */
  readonly text: (text: Text) => string
}

const LanguageContext = createContext<LanguageValue | null>(null)

interface LanguageProviderProps {
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly children: ReactNode
}

export function translator(language: Language): Translate {
  return (key, ...params) =>
    fill(messageOf(key), language, params[0] ?? {}, (n) => formatNumber(n, language))
}

/** Gives every component below it the language; the document follows, nothing is reloaded. */
export function LanguageProvider({ language, onLanguage, children }: LanguageProviderProps) {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const value = useMemo<LanguageValue>(
    () => ({
      language,
      setLanguage: onLanguage,
      t: translator(language),
      text: (text) => text[language],
    }),
    [language, onLanguage],
  )
  return <LanguageContext value={value}>{children}</LanguageContext>
}

export function useLanguage(): LanguageValue {
  const value = useContext(LanguageContext)
  if (!value) throw new Error('no LanguageProvider above')
  return value
}
