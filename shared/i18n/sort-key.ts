/**
 * Sort keys: a text whose plain byte order (SQLite's BINARY, JavaScript's <) is the order a reader
 * expects. Order: spaces and punctuation as one gap, numbers by value, the 42 letters of the Kazakh
 * alphabet (of which Russian is a subset), Latin, everything else by code point.
 * Cyrillic before Latin and ё as a letter of its own are our choice; both follow the Kazakh alphabet.
 */

const kazakh = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'
const latin = 'abcdefghijklmnopqrstuvwxyz'

// Printable ASCII in this order: end, gap, number, letters, continuation, other.
const end = ' '
const gap = '!'
const number = '#'
const firstLetter = 0x30
const longer = 'z'
const other = '~'
/** Digits that one length sign can count; a longer number repeats `longer`. */
const countable = 60

const weights = new Map(
  Array.from(kazakh + latin, (letter, i) => [letter, String.fromCharCode(firstLetter + i)]),
)

const parts = /[0-9]+|[\p{L}\p{N}]\p{M}*|[^\p{L}\p{N}]+/gu

/** Longer numbers are greater, then digit by digit; leading zeros do not count. */
function numberWeight(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '')
  const over = Math.floor(plain.length / countable)
  const length = String.fromCharCode(firstLetter + (plain.length % countable))
  return number + longer.repeat(over) + length + plain
}

function letterWeight(letter: string): string {
  const lower = letter.toLowerCase()
  const known = weights.get(lower) ?? weights.get(lower.normalize('NFD').replace(/\p{M}/gu, ''))
  if (known) return known
  const code = lower.codePointAt(0) ?? 0
  return other + code.toString(16).padStart(6, '0')
}

/**
 * The sort key of a text. Texts that differ only in punctuation, accents or leading zeros share a
 * key: break such ties by the row's id. Case decides last, small letters first.
 */
export function sortKey(text: string): string {
  let primary = ''
  let cases = ''
  for (const [part] of text.normalize('NFC').matchAll(parts)) {
    if (/^[0-9]/.test(part)) primary += numberWeight(part)
    else if (/^[\p{L}\p{N}]/u.test(part)) {
      primary += letterWeight(part)
      cases += part === part.toLowerCase() ? '0' : '1'
    } else if (primary !== '') primary += gap
  }
  const trimmed = primary.endsWith(gap) ? primary.slice(0, -1) : primary
  return trimmed + end + cases.replace(/0+$/, '')
}

/** Compares two texts by their sort keys: for short lists that are sorted in memory. */
export function compareText(a: string, b: string): number {
  const left = sortKey(a)
  const right = sortKey(b)
  return left < right ? -1 : left > right ? 1 : 0
}
