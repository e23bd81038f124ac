import { foldWords } from '../../i18n/fold.ts'
import { languages } from '../../i18n/language.ts'
import type { Option } from '../dictionary.ts'
import { editDistance } from './edit-distance.ts'
import { doubted, empty, isEmptyMark, type Reading, refused, sure, tidy } from './reading.ts'

/** Folded answers; the first words decide: «да, имеется», «нет, не требуется». */
const yes = new Set(
  'да иа ия бар есть имеется имеются подлежит yes true y истина установлена установлен'.split(' '),
)
const no = new Set('нет жок емес отсутствует отсутствуют no false n ложь'.split(' '))

/** Reads yes or no in three languages, and the signs of check boxes. */
export function readYesNo(text: string): Reading<boolean> {
  const tidied = tidy(text)
  if (/^[+✓✔☑1vVхХxX]$/u.test(tidied)) return sure(true)
  // A dash in a yes-or-no column answers "no" as often as nothing: somebody has to look.
  if (/^[-0☐]$/u.test(tidied)) return doubted(false, 'nearest')
  if (isEmptyMark(tidied)) return empty
  const words = foldWords(tidied)
  const [first = '', second = ''] = words
  if (first === 'не' || first === 'not') return doubted(false, yes.has(second) ? null : 'nearest')
  if (words.length === 1) return yes.has(first) ? sure(true) : no.has(first) ? sure(false) : unread
  return yes.has(first)
    ? doubted(!no.has(second) && !words.includes('жок'), 'trailing')
    : no.has(first)
      ? doubted(false, 'trailing')
      : unread
}
const unread = refused('notYesNo')

/** Reads an option by its label in any language, its value or its official mark. */
export function readOption(text: string, options: readonly Option[]): Reading<string> {
  const tidied = tidy(text)
  if (isEmptyMark(tidied)) return empty
  const wanted = folded(tidied)
  const named = (test: (name: string) => boolean) =>
    options.filter((option) => namesOf(option).some((name) => test(folded(name))))
  const exact = named((name) => name === wanted)
  if (exact[0]) return exact.length === 1 ? sure(exact[0].value) : refused('notOption')
  const marked = byMark(tidied, options)
  if (marked) return sure(marked.value)
  if (wanted.length < 3) return refused('notOption')
  const partial = named((name) => name.startsWith(wanted) || begins(wanted, name))
  if (partial.length === 1 && partial[0]) return doubted(partial[0].value, 'nearest')
  const allowed = wanted.length >= 8 ? 2 : wanted.length >= 5 ? 1 : 0
  const near = named((name) => allowed > 0 && editDistance(name, wanted, allowed) <= allowed)
  return near.length === 1 && near[0] ? doubted(near[0].value, 'nearest') : refused('notOption')
}

/** Reads several options parted by commas, semicolons, slashes, new lines or "and". */
export function readOptions(text: string, options: readonly Option[]): Reading<readonly string[]> {
  if (isEmptyMark(tidy(text))) return empty
  const parts = text.split(/[,;/\n+]|\s(?:и|және|мен|and)\s/u).filter((part) => part.trim() !== '')
  const readings = parts.map((part) => readOption(part, options))
  const values: string[] = []
  for (const reading of readings) {
    if (reading.kind === 'refused') return reading
    if (reading.kind !== 'empty' && !values.includes(reading.value)) values.push(reading.value)
  }
  if (values.length === 0) return empty
  return doubted(values, readings.some((one) => one.kind === 'doubt') ? 'nearest' : null)
}

function namesOf(option: Option): readonly string[] {
  const labels = languages.map((language) => option.label[language])
  return option.code === undefined
    ? [option.value, ...labels]
    : [option.value, option.code, ...labels]
}

/** "2 класс", "II категория": the official mark alone among words, Roman or Arabic. */
function byMark(text: string, options: readonly Option[]): Option | undefined {
  const marks = (text.match(/\d+|\b[IVX]+\b/gu) ?? latinised(text).match(/\b[IVX]+\b/gu) ?? []).map(
    arabic,
  )
  if (marks.length !== 1) return undefined
  const found = options.filter(
    (option) => option.code !== undefined && arabic(option.code) === marks[0],
  )
  return found.length === 1 ? found[0] : undefined
}

/** Roman numerals typed with Cyrillic letters: ІІ, Х. */
function latinised(text: string): string {
  return text.replace(/[ІХ]/gu, (letter) => (letter === 'І' ? 'I' : 'X'))
}

function arabic(mark: string): string {
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'].indexOf(mark)
  return roman < 0 ? mark : String(roman + 1)
}

const folded = (text: string) => foldWords(text).join(' ')
const begins = (text: string, name: string) => name.length >= 4 && text.startsWith(`${name} `)
