import { isUtf8 } from 'node:buffer'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32, createInflateRaw } from 'node:zlib'
import { AppError, type BadFileReason } from '../../../shared/contract/failure.ts'
import { limits } from './workbook-limits.ts'

/** A file we cannot read, with the closed reason a person is told. */
export function badFile(
  reason: BadFileReason,
  why: string,
  detail: Readonly<Record<string, string | number>> = {},
): AppError {
  return new AppError('bad-file', { why, detail: { reason, ...detail } })
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
  readonly encrypted: boolean
}

/**
 * An archive read in place: only its directory and the parts asked for, so that a workbook with
 * 200 MB of photographs costs no more than its tables.
 */
export interface Zip {
  has(name: string): boolean
  names(): readonly string[]
  /** Bytes the directory says the part unpacks to. */
  sizeOf(name: string): number
  /** The part, unpacked chunk by chunk and checked against its checksum at the end. */
  chunks(name: string): AsyncGenerator<Buffer>
  /** The whole part as text. */
  text(name: string): Promise<string>
  close(): void
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const chunkBytes = 256 * 1024

export function openZip(file: string): Zip {
  const fd = openSync(file, 'r')
  try {
    const size = fstatSync(fd).size
    const entries = new Map(readDirectory(fd, size).map((entry) => [entry.name, entry]))
    const chunks = (name: string) => readPart(fd, size, entryOf(entries, name))
    return {
      has: (name) => entries.has(name),
      names: () => [...entries.keys()],
      sizeOf: (name) => entryOf(entries, name).unpacked,
      chunks,
      text: (name) => wholeText(chunks(name)),
      close: () => closeSync(fd),
    }
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

function entryOf(entries: ReadonlyMap<string, Entry>, name: string): Entry {
  const entry = entries.get(name)
  if (!entry) throw badFile('not-a-workbook', `part ${name} is missing`)
  if (entry.encrypted) throw badFile('encrypted', `part ${name} is encrypted`)
  return entry
}

function bytesAt(fd: number, offset: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length)
  const got = readSync(fd, buffer, 0, length, offset)
  if (got < length) throw badFile('truncated', `file ends ${length - got} bytes early`)
  return buffer
}

/** End of the central directory, in its 32-bit or 64-bit form. */
function readDirectory(fd: number, size: number): Entry[] {
  const tailLength = Math.min(size, 65_557)
  const tail = bytesAt(fd, size - tailLength, tailLength)
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== endSignature) at--
  if (at < 0) throw badFile('truncated', 'the archive has no directory: it was cut off')
  let count = tail.readUInt16LE(at + 10)
  let bytes = tail.readUInt32LE(at + 12)
  let offset = tail.readUInt32LE(at + 16)
  if (count === 0xffff || bytes === 0xffffffff || offset === 0xffffffff) {
    if (at < 20 || tail.readUInt32LE(at - 20) !== locator64Signature)
      throw badFile('truncated', 'the 64-bit directory is missing')
    const record = bytesAt(fd, Number(tail.readBigUInt64LE(at - 20 + 8)), 56)
    if (record.readUInt32LE(0) !== end64Signature)
      throw badFile('truncated', 'the 64-bit directory is damaged')
    count = Number(record.readBigUInt64LE(32))
    bytes = Number(record.readBigUInt64LE(40))
    offset = Number(record.readBigUInt64LE(48))
  }
  if (offset + bytes > size) throw badFile('truncated', 'the directory lies beyond the end')
  if (bytes > limits.heldBytes) throw badFile('too-big', 'the directory is too long')
  return entriesOf(bytesAt(fd, offset, bytes), count)
}

function entriesOf(directory: Buffer, count: number): Entry[] {
  const entries: Entry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== directorySignature)
      throw badFile('truncated', 'the directory is damaged')
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const wide = wideSizes(directory, at, extra)
    entries.push({
      name: nameOf(directory.subarray(at + 46, at + 46 + nameLength)),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      ...wide,
    })
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Names that are no UTF-8 were written by a Russian Windows, whose archives use code page 866. */
function nameOf(bytes: Buffer): string {
  const code = isUtf8(bytes) ? 'utf-8' : 'ibm866'
  return new TextDecoder(code).decode(bytes).replaceAll('\\', '/')
}

/** Sizes above 4 GB stand in an extra field, only those that overflowed, in a fixed order. */
function wideSizes(
  directory: Buffer,
  at: number,
  extra: Buffer,
): { packed: number; unpacked: number; offset: number } {
  let packed = directory.readUInt32LE(at + 20)
  let unpacked = directory.readUInt32LE(at + 24)
  let offset = directory.readUInt32LE(at + 42)
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue
    let field = i + 4
    if (unpacked === 0xffffffff) {
      unpacked = Number(extra.readBigUInt64LE(field))
      field += 8
    }
    if (packed === 0xffffffff) {
      packed = Number(extra.readBigUInt64LE(field))
      field += 8
    }
    if (offset === 0xffffffff) offset = Number(extra.readBigUInt64LE(field))
  }
  return { packed, unpacked, offset }
}

async function* readPart(fd: number, size: number, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.method !== 0 && entry.method !== 8)
    throw badFile('unsupported-version', `packing method ${entry.method}`)
  const head = bytesAt(fd, entry.offset, 30)
  if (head.readUInt32LE(0) !== localSignature)
    throw badFile('truncated', `part ${entry.name} is not where the directory says`)
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (start + entry.packed > size) throw badFile('truncated', `part ${entry.name} is cut off`)
  const packed = packedChunks(fd, start, entry.packed)
  yield* checked(entry, entry.method === 0 ? packed : inflated(packed, entry.name))
}

function* packedChunks(fd: number, start: number, length: number): Generator<Buffer> {
  for (let done = 0; done < length; done += chunkBytes)
    yield bytesAt(fd, start + done, Math.min(chunkBytes, length - done))
}

async function* inflated(packed: Iterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const unpacker = createInflateRaw({ chunkSize: chunkBytes })
  const feed = (async () => {
    for (const chunk of packed)
      if (!unpacker.write(chunk)) await new Promise((resolve) => unpacker.once('drain', resolve))
    unpacker.end()
  })()
  feed.catch((error: unknown) => unpacker.destroy(error as Error))
  try {
    for await (const chunk of unpacker) yield chunk as Buffer
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('bad-file', {
      why: `part ${name} cannot be unpacked`,
      detail: { reason: 'truncated' },
      cause,
    })
  } finally {
    unpacker.destroy()
  }
}

async function* checked(
  entry: Entry,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let sum = 0
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > limits.partBytes)
      throw badFile('too-big', `part ${entry.name} unpacks to more than the limit`, {
        megabytes: limits.partBytes / 2 ** 20,
      })
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== entry.crc) throw badFile('truncated', `part ${entry.name} is damaged: wrong checksum`)
}

async function wholeText(chunks: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > limits.heldBytes)
      throw badFile('too-big', 'texts or styles of the workbook are too long', {
        megabytes: limits.heldBytes / 2 ** 20,
      })
    parts.push(chunk)
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(parts))
}
