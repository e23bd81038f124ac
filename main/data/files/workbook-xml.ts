import { badFile } from './workbook-zip.ts'

/** Called while the text of an XML part goes by; names come without their namespace prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: string) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** Above this an unfinished tag or text is damage, not data (an Excel cell holds 32 767 characters). */
const longestPiece = 4 * 2 ** 20

/**
 * Walks XML chunk by chunk. Declarations and document types are passed over, so no entity but the
 * five of XML and character numbers is ever resolved.
 */
export class XmlScanner {
  #rest = ''
  #skipTo: string | null = null
  #onSkipped: ((text: string) => void) | null = null
  #depth = 0
  readonly #handlers: XmlHandlers

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers
  }

  /** From here on only the marker is looked for; what is passed over is shown to `onSkipped`. */
  skipTo(marker: string, onSkipped: (text: string) => void): void {
    this.#skipTo = marker
    this.#onSkipped = onSkipped
  }

  push(chunk: string): void {
    const text = this.#rest + chunk
    let at = 0
    for (;;) {
      const next = this.#skipTo === null ? this.#step(text, at) : this.#skip(text, at)
      if (next < 0) break
      at = next
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > longestPiece) throw badFile('truncated', 'the XML is damaged')
  }

  end(): void {
    if (this.#rest.trim() !== '' || this.#depth !== 0)
      throw badFile('truncated', 'the XML ends in the middle')
  }

  /** Position after the next piece, or -1 when the chunk does not hold the whole of it. */
  #step(text: string, at: number): number {
    if (at >= text.length) return -1
    if (text.charCodeAt(at) !== 60) {
      const end = text.indexOf('<', at)
      if (end < 0) return -1
      this.#handlers.text(decodeXml(text.slice(at, end)))
      return end
    }
    const second = text.charCodeAt(at + 1)
    if (Number.isNaN(second)) return -1
    if (second === 63) return after(text, '?>', at)
    if (second === 33) return this.#stepBang(text, at)
    return second === 47 ? this.#stepClose(text, at) : this.#stepOpen(text, at)
  }

  #stepBang(text: string, at: number): number {
    if (text.length - at < 9) return -1
    if (text.startsWith('<!--', at)) return after(text, '-->', at)
    if (!text.startsWith('<![CDATA[', at)) return after(text, '>', at)
    const end = after(text, ']]>', at)
    if (end > 0) this.#handlers.text(text.slice(at + 9, end - 3))
    return end
  }

  #stepClose(text: string, at: number): number {
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    this.#depth--
    this.#handlers.close(localName(text.slice(at + 2, end).trimEnd()))
    return end + 1
  }

  #stepOpen(text: string, at: number): number {
    const end = tagEnd(text, at)
    if (end < 0) return -1
    const empty = text.charCodeAt(end - 1) === 47
    const inside = text.slice(at + 1, empty ? end - 1 : end)
    const gap = inside.search(/\s/)
    const name = localName(gap < 0 ? inside : inside.slice(0, gap))
    this.#handlers.open(name, gap < 0 ? '' : inside.slice(gap))
    if (empty) this.#handlers.close(name)
    else this.#depth++
    return end + 1
  }

  #skip(text: string, at: number): number {
    const marker = this.#skipTo ?? ''
    const found = text.indexOf(marker, at)
    if (found < 0) {
      const kept = Math.max(at, text.length - marker.length)
      if (kept > at) this.#onSkipped?.(text.slice(at, kept))
      return kept > at ? kept : -1
    }
    this.#onSkipped?.(text.slice(at, found))
    this.#skipTo = null
    return found
  }
}

function after(text: string, marker: string, at: number): number {
  const found = text.indexOf(marker, at)
  return found < 0 ? -1 : found + marker.length
}

/** A `>` inside a quoted attribute does not end the tag. */
function tagEnd(text: string, at: number): number {
  let end = text.indexOf('>', at)
  while (end >= 0) {
    const quotes = text.slice(at, end).replace(/"[^"]*"|'[^']*'/g, '')
    if (!quotes.includes('"') && !quotes.includes("'")) return end
    end = text.indexOf('>', end + 1)
  }
  return -1
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Value of an attribute, prefix and all, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`)
  while (at >= 0) {
    const before = attributes.charCodeAt(at - 1)
    if (at > 0 && before <= 32) break
    at = attributes.indexOf(`${name}=`, at + 1)
  }
  if (at < 0) return undefined
  const quote = attributes.charAt(at + name.length + 1)
  const start = at + name.length + 2
  const end = attributes.indexOf(quote, start)
  return end < 0 ? undefined : decodeXml(attributes.slice(start, end))
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]+));/g,
    (whole, hex, dec, name) => {
      if (name) return entities[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(dec)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
