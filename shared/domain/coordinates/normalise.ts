/*
 * Brings coordinate text of three languages to one alphabet: digits, marks ° ' ", capital N S E W for the sides,
 * capital A and O for the words latitude and longitude. Everything else stays lower case, so that a leftover
 * letter shows that the text is no coordinate.
 */

const marks: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2000-\u200b\u202f\t\r\n]+/g, ' '],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u02ba\u201c-\u201f\u2033\u00ab\u00bb]|['\u2018\u2019\u2032\u02b9\u00b4`]{2}/g, '"'],
  [/[\u2018\u2019\u2032\u02b9\u00b4`]/g, "'"],
  [/[\u00ba\u02da]|\*|град(?:ус\p{L}*)?\.?|deg(?:rees?)?\.?/gu, '°'],
  [/мин(?:ут\p{L}*)?\.?|min(?:utes?)?\.?/gu, "'"],
  [/сек(?:унд\p{L}*)?\.?|sec(?:onds?)?\.?/gu, '"'],
]

/** Letters may be parted by points and spaces: `с.ш.`, `с. ш`, `сш`. */
const pair = (first: string, second: string) => `(?<!\\p{L})${first}\\.?\\s*${second}(?!\\p{L})\\.?`
const alone = (letters: string) => `(?<!\\p{L})[${letters}](?!\\p{L})\\.?`
const any = (...sources: string[]) => new RegExp(sources.join('|'), 'gu')

const words: readonly (readonly [RegExp, string])[] = [
  [
    any(
      'north(?:ern)?(?:\\s+latitude)?',
      'северн\\p{L}*(?:\\s+широт\\p{L}*)?',
      'солтүстік(?:\\s+ендік)?',
    ),
    'N',
  ],
  [
    any(
      'south(?:ern)?(?:\\s+latitude)?',
      'южн\\p{L}*(?:\\s+широт\\p{L}*)?',
      'оңтүстік(?:\\s+ендік)?',
    ),
    'S',
  ],
  [
    any(
      'east(?:ern)?(?:\\s+longitude)?',
      'восточн\\p{L}*(?:\\s+долгот\\p{L}*)?',
      'шығыс(?:\\s+бойлық)?',
    ),
    'E',
  ],
  [
    any(
      'west(?:ern)?(?:\\s+longitude)?',
      'западн\\p{L}*(?:\\s+долгот\\p{L}*)?',
      'батыс(?:\\s+бойлық)?',
    ),
    'W',
  ],
  [any('latitude', 'lat\\.?', 'широт\\p{L}*', 'ендік\\p{L}*'), 'A'],
  [any('longitude', 'long?\\.?', 'долгот\\p{L}*', 'бойлық\\p{L}*'), 'O'],
  // Latin c typed for Cyrillic с, Cyrillic е for Latin e: on the keyboard they are one key apart, on paper none.
  [any(pair('[сc]', '[шеe]')), 'N'],
  [any(pair('ю', 'ш'), pair('[оo]', '[еe]')), 'S'],
  [any(pair('в', 'д'), pair('ш', 'б')), 'E'],
  [any(pair('з', 'д'), pair('б', 'б')), 'W'],
]

const single: readonly (readonly [RegExp, string])[] = [
  [any(alone('nсc')), 'N'],
  [any(alone('sюо')), 'S'],
  [any(alone('eевш')), 'E'],
  [any(alone('wзб')), 'W'],
]

/** `ш 51 д 71`: a lone ш beside a lone д means latitude (широта), not east (шығыс). */
const latitudeLongitude: readonly (readonly [RegExp, string])[] = [
  [any(alone('ш')), 'A'],
  [any(alone('д')), 'O'],
]

const replaceAll = (text: string, table: readonly (readonly [RegExp, string])[]) =>
  table.reduce((now, [from, to]) => now.replace(from, to), text)

export function normaliseAngles(text: string): string {
  const plain = replaceAll(replaceAll(text.toLowerCase(), marks), words)
  const hasLongitudeLetter = new RegExp(alone('д'), 'u').test(plain)
  const letters = hasLongitudeLetter ? replaceAll(plain, latitudeLongitude) : plain
  return replaceAll(letters, single)
    .replace(/(\d)-(?=\d)/g, '$1 ')
    .replace(/[:=()[\]]/g, ' ')
    .trim()
}

const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
}

/** Capitals, Cyrillic look-alikes made Latin, one kind of space: for grid references. */
export function normaliseGrid(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\u00a0\u2000-\u200b\u202f\s]+/g, ' ')
    .replace(/[АВСЕНКМОРТХУ]/g, (letter) => lookAlikes[letter] ?? letter)
    .trim()
}
