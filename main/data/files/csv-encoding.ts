import { type CodePage, codePages, decodeCodePage } from './csv-code-pages.ts'
import { badFile } from './workbook-zip.ts'

export interface Decoded {
  readonly encoding: string
  readonly text: string
}

/** How much of the file the guess looks at. */
const sampleBytes = 64 * 1024

/** Encoding by mark, by shape, by validity and at last by how much the letters look like words. */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  if (marked) return marked
  const wide = wideOrder(bytes)
  if (wide) return { encoding: wide, text: decode(bytes, wide) }
  if (isUtf8(bytes)) return { encoding: 'utf-8', text: decode(bytes, 'utf-8') }
  refuseBinary(bytes)
  const page = bestPage(bytes.subarray(0, sampleBytes))
  return { encoding: page, text: decodeCodePage(bytes, page) }
}

/** The whole text in an encoding a person has chosen instead of the detected one. */
export function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  return Object.hasOwn(codePages, encoding)
    ? { encoding, text: decodeCodePage(bytes, encoding as CodePage) }
    : { encoding, text: decode(bytes, encoding) }
}

/** Encodings a person may choose from. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', ...Object.keys(codePages)]

function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-16be') {
    const swapped = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
    return new TextDecoder('utf-16le').decode(swapped)
  }
  return new TextDecoder(encoding).decode(bytes)
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { encoding: 'utf-8', text: decode(bytes, 'utf-8') }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', text: decode(bytes, 'utf-16le') }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', text: decode(bytes, 'utf-16be') }
  return null
}

/**
 * Without a mark, two-byte text betrays itself by the high bytes: 0x00 for digits, signs and Latin,
 * 0x04 for Cyrillic, all on one side.
 */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, sampleBytes) >> 1
  if (pairs < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (isHigh(bytes[2 * i])) even++
    if (isHigh(bytes[2 * i + 1])) odd++
  }
  if (odd > 0.9 * pairs && even < 0.3 * pairs) return 'utf-16le'
  if (even > 0.9 * pairs && odd < 0.3 * pairs) return 'utf-16be'
  return null
}

const isHigh = (byte: number | undefined): boolean => byte === 0x00 || byte === 0x04

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  return !hasControls(bytes)
}

function refuseBinary(bytes: Uint8Array): void {
  if (hasControls(bytes)) throw badFile('not-a-workbook', 'binary content')
}

/** Control characters but tab, line ends, form feed and the old end-of-file mark 0x1A. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, sampleBytes)
    .some((b) => b < 0x20 && b !== 9 && b !== 10 && b !== 13 && b !== 12 && b !== 0x1a)
}

/** Windows-1251 comes first: of two pages that read equally well it is the likelier one. */
function bestPage(sample: Uint8Array): CodePage {
  const pages = Object.keys(codePages) as CodePage[]
  const scored = pages.map((page) => ({ page, score: plausibility(decodeCodePage(sample, page)) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score < 0) throw badFile('encoding', 'no known encoding gives readable text')
  return best.page
}

/** Letters of Russian and Kazakh count for, letters of other alphabets and stray signs in words against. */
function plausibility(text: string): number {
  let score = 0
  for (const word of text.match(/[\u0080-\uffff]+/g) ?? []) {
    for (const letter of word) {
      if (/[а-яёәғқңөұүһі]/.test(letter)) score += 2
      else if (/[А-ЯЁӘҒҚҢӨҰҮҺІ]/.test(letter)) score += 1
      else if (/[\u00a0№«»„“”–—‘’°…]/.test(letter)) score += 0.5
      else score -= 6
    }
    // A capital after a small letter inside one word is what a wrong page looks like.
    score -= 4 * (word.match(/[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]/g)?.length ?? 0)
  }
  return score
}
