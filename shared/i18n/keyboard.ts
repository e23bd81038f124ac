/**
 * What was meant when the wrong keyboard layout was on: Latin (US), Russian and Kazakh, compared by
 * physical key. Kazakh is the desktop layout with its nine letters on the digit row (RST KazSSR
 * 903-90, as in Windows and xkb).
 */

// One sign a key, rows from the digits down: plain, then with Shift. Equal places, equal keys.
const layouts = {
  latin: [
    '`1234567890-=',
    "qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
    '~!@#$%^&*()_+',
    'QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
  ].join(''),
  russian: [
    'ё1234567890-=',
    'йцукенгшщзхъ\\фывапролджэячсмитьбю.',
    'Ё!"№;%:?*()_+',
    'ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
  ].join(''),
  kazakh: [
    '("әіңғ,.үұқөһ',
    'йцукенгшщзхъ\\фывапролджэячсмитьбю№',
    ')!ӘІҢҒ;:ҮҰҚӨҺ',
    'ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?',
  ].join(''),
} as const

/** A keyboard layout of the country. */
export type Layout = keyof typeof layouts

const names = Object.keys(layouts) as Layout[]

/**
 * The text as it would read had the same keys been pressed under another layout, or null when a
 * sign of it is not on the first layout. Spaces pass.
 */
export function retype(text: string, from: Layout, to: Layout): string | null {
  let read = ''
  for (const sign of text.normalize('NFC')) {
    const key = layouts[from].indexOf(sign)
    if (key < 0 && sign.trim() !== '') return null
    read += key < 0 ? sign : layouts[to].charAt(key)
  }
  return read
}

/** Every other reading of a text by physical key, each once, the text itself left out. */
export function otherReadings(text: string): readonly string[] {
  const readings = new Set<string>()
  for (const from of names)
    for (const to of names) {
      const read = from === to ? null : retype(text, from, to)
      if (read !== null && read !== text) readings.add(read)
    }
  return [...readings]
}

const digitKeys: Readonly<Record<string, string>> = {
  '"': '1',
  ә: '2',
  і: '3',
  ң: '4',
  ғ: '5',
  ү: '8',
  ұ: '9',
  қ: '0',
}

/**
 * Digits for the Kazakh letters on their keys, for fields that take only numbers. The comma and the
 * point stand on 6 and 7, but are decimal signs too often to be read as digits.
 */
export function digitsFromKazakh(text: string): string {
  return Array.from(text, (sign) => digitKeys[sign.toLowerCase()] ?? sign).join('')
}
