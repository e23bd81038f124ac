import { closeSync, openSync, readSync } from 'node:fs'
import { badGeometry } from '../db/geometry-blob.ts'
import { decodeAs, encodings } from './csv-encoding.ts'
import type { PlainFeature } from './plain-features.ts'
import { type XmlHandlers, XmlScanner } from './workbook-xml.ts'

const chunkBytes = 256 << 10

/** Makes the handlers that find features in an XML format; `found` takes each of them. */
export type FeatureFinder = (found: (feature: PlainFeature) => void) => XmlHandlers

/** Features of an XML file, as its text goes by. */
export function* xmlFeatures(
  path: string,
  finder: FeatureFinder,
): Generator<PlainFeature, void, void> {
  const ready: PlainFeature[] = []
  const scanner = new XmlScanner(finder((feature) => ready.push(feature)))
  const fd = openSync(path, 'r')
  try {
    const decode = decoderOf(fd)
    const chunk = Buffer.alloc(chunkBytes)
    for (;;) {
      const length = readSync(fd, chunk, 0, chunkBytes, null)
      if (length === 0) break
      scanner.push(decode(chunk.subarray(0, length)))
      yield* ready.splice(0)
    }
    scanner.end()
    yield* ready.splice(0)
  } finally {
    closeSync(fd)
  }
}

/** The encoding that the declaration names; UTF-8 without one, as XML says. */
function decoderOf(fd: number): (bytes: Buffer) => string {
  const head = Buffer.alloc(200)
  readSync(fd, head, 0, head.length, 0)
  const named = /encoding=["']([\w-]+)["']/.exec(head.toString('latin1'))?.[1]?.toLowerCase()
  if (named && named !== 'utf-8' && encodings.includes(named))
    return (bytes) => decodeAs(bytes, named).text
  const decoder = new TextDecoder('utf-8')
  return (bytes) => decoder.decode(bytes, { stream: true })
}

/** `76.9,43.2,820`: longitude, latitude, perhaps a height. */
export function position(text: string): number[] {
  const numbers = text.split(',').map(Number)
  if (numbers.length < 2 || !numbers.every(Number.isFinite))
    throw badGeometry(`“${text.slice(0, 40)}” is no position`)
  return numbers
}
