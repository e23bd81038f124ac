/**
 * Kazakh Cyrillic letters in Latin after BGN/PCGN 1979 (recalled, to be checked against the table of
 * the system), without its diacritics, as English maps print names of Kazakhstan. Our choice.
 */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'gh',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  қ: 'q',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'ng',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'kh',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  і: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/** A name in Latin letters; a capital stays one, what is no Cyrillic letter stays as it is. */
export function romanise(name: string): string {
  return name.replaceAll(/\p{L}/gu, (letter) => {
    const written = latin[letter.toLowerCase()]
    if (written === undefined) return letter
    return letter === letter.toLowerCase() ? written : capitalised(written)
  })
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
