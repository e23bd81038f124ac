import { formatDate, formatNumber } from '../../i18n/format.ts'
import type { Language, Text } from '../../i18n/language.ts'
import { dictionaryMessages } from '../../i18n/messages/dictionary.ts'
import { fill } from '../../i18n/messages.ts'
import type { Column, Field } from '../dictionary.ts'
import { writeValue } from './write-value.ts'

type Stripped<K> = K extends `rule.${infer Name}` ? Name : never

/** Messages of rules, without their prefix. */
export type MessageKey = Stripped<keyof typeof dictionaryMessages>

/** What a message may name: numbers, and texts in three languages. */
export type Facts = Readonly<Record<string, number | Text>>

/** Fills a message of the dictionary in all three languages; one without facts has no plural. */
export function word(key: MessageKey, facts?: Facts): Text {
  return facts ? fillIn(key, facts) : (dictionaryMessages[`rule.${key}`] as Text)
}

function fillIn(key: MessageKey, facts: Facts): Text {
  return inEach((language) =>
    fill(
      dictionaryMessages[`rule.${key}`],
      language,
      Object.fromEntries(
        Object.entries(facts).map(([name, fact]) => [
          name,
          typeof fact === 'number' ? fact : fact[language],
        ]),
      ),
      (n) => writeNumber(n, language),
    ),
  )
}

/** A value of a field or column as a fact: with its options, dates and digits written out. */
export function writtenFact(field: Field | Column, value: unknown): Text {
  return inEach((language) => writeValue(field, value, language))
}

/** A number as a fact among others. */
export function numberFact(n: number): Text {
  return inEach((language) => writeNumber(n, language))
}

/** A calendar day as a fact. */
export function dayFact(on: string): Text {
  return inEach((language) => formatDate(on, language))
}

/** Several texts as one fact. */
export function joinedFact(texts: readonly Text[], separator: string): Text {
  return inEach((language) => texts.map((text) => text[language]).join(separator))
}

/** Names of fields or columns in quotation marks. */
export function quoted(text: Text): Text {
  return { kk: `«${text.kk}»`, ru: `«${text.ru}»`, en: `“${text.en}”` }
}

/** A number with all the decimals it has, at most twelve. */
function writeNumber(value: number, language: Language): string {
  return formatNumber(value, language, { maxDecimals: 12 })
}

/** Written when it is read: a check of thousands of records shows hardly one of its messages. */
function inEach(write: (language: Language) => string): Text {
  return {
    get kk() {
      return write('kk')
    },
    get ru() {
      return write('ru')
    },
    get en() {
      return write('en')
    },
  }
}
