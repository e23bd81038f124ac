import { closeSync, openSync, readSync } from 'node:fs'
import { AppError, type BadFileReason } from '../../../shared/contract/failure.ts'

const chunkBytes = 1 << 20
/** One value that is larger is refused: memory stays bounded whatever the file. */
const largestValue = 128 << 20
/** Deeper nesting is no GeoJSON, but an attack on the parser. */
const deepest = 200

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

const refuse = (reason: BadFileReason, why: string): AppError =>
  new AppError('bad-file', { why, detail: { reason } })

/** Splits a large JSON file into values without holding it: bytes in, the bytes of one value out. */
export class JsonStream {
  readonly #file: number
  readonly #chunk = Buffer.allocUnsafe(chunkBytes)
  #length = 0
  #at = 0

  constructor(path: string) {
    this.#file = openSync(path, 'r')
  }

  close(): void {
    closeSync(this.#file)
  }

  /** The next byte that is no white space, not yet taken; -1 at the end. */
  peek(): number {
    for (;;) {
      if (this.#at === this.#length && !this.#fill()) return -1
      const byte = this.#chunk[this.#at] ?? 0
      if (byte > 0x20) return byte
      this.#at++
    }
  }

  /** Takes the next byte, which must be this one. */
  take(byte: number): void {
    const found = this.peek()
    if (found === -1) throw refuse('truncated', 'the file ends early')
    if (found !== byte) throw refuse('not-geojson', `unexpected byte ${found}`)
    this.#at++
  }

  skipMark(): void {
    if (this.peek() !== 0xef) return
    for (const byte of [0xef, 0xbb, 0xbf]) this.take(byte)
  }

  /** The bytes of the next value; null where it is longer than `keep` and was skipped. */
  value(keep = largestValue): Buffer | null {
    const first = this.peek()
    const pieces: Buffer[] = []
    let size = 0
    const collect = (from: number): void => {
      size += this.#at - from
      if (size > largestValue) throw refuse('too-big', 'one value is too large')
      if (size <= keep) pieces.push(Buffer.from(this.#chunk.subarray(from, this.#at)))
    }
    const isScalar = first !== openBrace && first !== openBracket && first !== quote
    const ends = isScalar ? createScalarEnd() : createNestedEnd()
    for (let done = false; !done; ) {
      const from = this.#at
      const end = ends(this.#chunk, from, this.#length)
      done = end >= 0
      this.#at = done ? end : this.#length
      collect(from)
      if (!done && !this.#fill()) {
        if (isScalar) break
        throw refuse('truncated', 'the file ends early')
      }
    }
    return size <= keep ? Buffer.concat(pieces) : null
  }

  #fill(): boolean {
    this.#length = readSync(this.#file, this.#chunk, 0, chunkBytes, null)
    this.#at = 0
    return this.#length > 0
  }
}

/** Position behind the value, or -1 where it goes on in the next chunk. */
type FindEnd = (chunk: Buffer, from: number, to: number) => number

function createNestedEnd(): FindEnd {
  let depth = 0
  let inText = false
  let escaped = false
  return (chunk, from, to) => {
    for (let at = from; at < to; at++) {
      const byte = chunk[at]
      if (inText) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) {
          inText = false
          if (depth === 0) return at + 1
        }
      } else if (byte === quote) inText = true
      else if (byte === openBrace || byte === openBracket) {
        if (++depth > deepest) throw refuse('not-geojson', 'nested too deep')
      } else if (byte === closeBrace || byte === closeBracket) {
        if (--depth === 0) return at + 1
      }
    }
    return -1
  }
}

function createScalarEnd(): FindEnd {
  return (chunk, from, to) => {
    for (let at = from; at < to; at++) {
      const byte = chunk[at] ?? 0
      if (byte <= 0x20 || byte === comma || byte === closeBrace || byte === closeBracket) return at
    }
    return -1
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Parses the bytes of one value. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'not-geojson' : 'encoding'
    throw new AppError('bad-file', { why: String(cause), detail: { reason }, cause })
  }
}

/** Keys of the object that comes next; whoever iterates must take the value before the next key. */
export function* readMembers(stream: JsonStream): Generator<string, void, void> {
  stream.take(openBrace)
  if (stream.peek() === closeBrace) {
    stream.take(closeBrace)
    return
  }
  for (;;) {
    if (stream.peek() !== quote) stream.take(quote)
    const key = stream.value()
    stream.take(colon)
    yield String(key && parseJson(key))
    if (stream.peek() !== comma) break
    stream.take(comma)
  }
  stream.take(closeBrace)
}

/** Items of the array that comes next. */
export function* readItems(stream: JsonStream): Generator<Buffer, void, void> {
  stream.take(openBracket)
  if (stream.peek() === closeBracket) {
    stream.take(closeBracket)
    return
  }
  for (;;) {
    const item = stream.value()
    if (item) yield item
    if (stream.peek() !== comma) break
    stream.take(comma)
  }
  stream.take(closeBracket)
}

export const isObjectAhead = (stream: JsonStream): boolean => stream.peek() === openBrace
export const isArrayAhead = (stream: JsonStream): boolean => stream.peek() === openBracket
