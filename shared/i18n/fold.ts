/**
 * The one folding: what search, the matching of import labels and the duplicate finder compare.
 * Letters that people, layouts and spellings interchange meet: case, Kazakh letters and their
 * Russian neighbours, й и і ы, ё е, accents of Latin letters.
 */

/** What is left after accents are stripped (which takes й to и and ё to е by itself). */
const met: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ы: 'и',
  // Latin: dotless i, schwa and barred o of the Latin Kazakh spellings.
  ı: 'i',
  ə: 'a',
  ɵ: 'o',
  '²': '2',
  '³': '3',
}
const metPattern = new RegExp(`[${Object.keys(met).join('')}]`, 'g')

/** Latin letters that look like Cyrillic ones, before the case is lost: H is Н, but h is һ. */
const lookalikes: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  Ə: 'Ә',
  Ɵ: 'Ө',
  a: 'а',
  c: 'с',
  e: 'е',
  h: 'һ',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  ə: 'ә',
  ɵ: 'ө',
  ı: 'і',
}

const word = /[\p{L}\p{N}\p{M}]+/gu
const latin = /\p{Script=Latin}/u
const latinLetters = /\p{Script=Latin}/gu
const cyrillic = /\p{Script=Cyrillic}/u
const marks = /\p{M}+/gu

/** A word written half in Latin by mistake becomes Cyrillic when every Latin letter has a twin. */
function unmixed(text: string): string {
  if (!latin.test(text) || !cyrillic.test(text)) return text
  return text.replace(word, (found) => {
    if (!latin.test(found) || !cyrillic.test(found)) return found
    const twin = found.replace(latinLetters, (letter) => lookalikes[letter] ?? letter)
    return latin.test(twin) ? found : twin
  })
}

/** Folds a text; spaces and punctuation stay where they are. */
export function fold(text: string): string {
  return unmixed(text.normalize('NFD').replace(marks, ''))
    .toLowerCase()
    .replace(metPattern, (letter) => met[letter] ?? letter)
}

/** The folded words of a text in their order: runs of letters and digits, nothing else. */
export function foldWords(text: string): readonly string[] {
  return fold(text).match(word) ?? []
}

/** A word of a text: its folded form and where it stands in the original. */
export interface FoldedWord {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** The words of a text with their places in it, for marking what was found. */
export function locateWords(text: string): readonly FoldedWord[] {
  return [...text.matchAll(word)].map((found) => ({
    folded: fold(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }))
}
