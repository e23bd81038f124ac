import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { decodeAs, decodeText, encodings } from './csv-encoding.ts'
import type { VectorAttribute, VectorValue } from './vector.ts'
import { badFile } from './workbook-zip.ts'

/** Values of a shapefile: a dBASE table (level III and IV as ESRI writes it). */
interface Dbf {
  readonly attributes: readonly VectorAttribute[]
  /** Values in the order of the attributes; null for a row that was deleted. */
  rows(): Generator<readonly VectorValue[] | null, void, void>
}

interface Column extends VectorAttribute {
  readonly letter: string
  readonly at: number
  readonly length: number
}

interface Layout {
  readonly columns: readonly Column[]
  readonly headBytes: number
  readonly rowBytes: number
  readonly count: number
}

type Decode = (bytes: Buffer) => string

const fieldBytes = 32
const headEnd = 0x0d
/** A row with this in front was deleted and not yet cleared away. */
const deletedMark = 0x2a
const chunkRows = 512

/** @param cpg Text of the `.cpg` file beside the table, which names its encoding; null without one. */
export function openDbf(path: string, cpg: string | null): Dbf {
  const layout = withFile(path, (fd, size) => readLayout(fd, size))
  const decode = decoderOf(path, layout, cpg)
  return {
    attributes: layout.columns.map(({ name, type }) => ({ name, type })),
    rows: () => readRows(path, layout, decode),
  }
}

function withFile<T>(path: string, work: (fd: number, size: number) => T): T {
  const fd = openSync(path, 'r')
  try {
    return work(fd, fstatSync(fd).size)
  } finally {
    closeSync(fd)
  }
}

function readLayout(fd: number, size: number): Layout {
  const head = Buffer.alloc(32)
  if (readSync(fd, head, 0, 32, 0) < 32) throw badFile('truncated', 'the table has no head')
  const headBytes = head.readUInt16LE(8)
  const rowBytes = head.readUInt16LE(10)
  if (headBytes < 33 || headBytes > size || rowBytes < 2)
    throw badFile('damaged', 'the head of the table is damaged')
  const fields = Buffer.alloc(headBytes - 32)
  readSync(fd, fields, 0, fields.length, 32)
  const columns: Column[] = []
  let at = 1
  for (let from = 0; from + fieldBytes <= fields.length && fields[from] !== headEnd; ) {
    const field = fields.subarray(from, from + fieldBytes)
    const end = field.subarray(0, 11).indexOf(0)
    const letter = String.fromCharCode(field[11] ?? 0)
    const length = field[16] ?? 0
    // Names are written in the encoding of the table, in practice in Latin letters or cut Cyrillic.
    const name = decodeText(field.subarray(0, end < 0 ? 11 : end)).text.trim()
    columns.push({ name: unique(name, columns), type: typeOf(letter), letter, at, length })
    at += length
    from += fieldBytes
  }
  if (columns.length === 0 || at > rowBytes) throw badFile('damaged', 'the columns do not fit')
  // Counted, not believed: the number in the head may lie.
  const count = Math.min(head.readUInt32LE(4), Math.floor((size - headBytes) / rowBytes))
  return { columns, headBytes, rowBytes, count }
}

const unique = (name: string, before: readonly Column[]): string =>
  before.some((column) => column.name === name) || name === ''
    ? `${name}_${before.length + 1}`
    : name

const typeOf = (letter: string): VectorAttribute['type'] =>
  ['N', 'F', 'L', 'I', 'O'].includes(letter) ? 'number' : 'text'

/** Code pages of ESRI and dBASE drivers that stand for Cyrillic text. */
const driverPages: Readonly<Record<number, string>> = {
  0x26: 'ibm866',
  0x65: 'ibm866',
  0xc9: 'windows-1251',
}

/** By the `.cpg` file, by the mark in the head, or by how the texts read. */
function decoderOf(path: string, layout: Layout, cpg: string | null): Decode {
  const named = cpg === null ? null : encodingNamed(cpg)
  const marked = withFile(path, (fd) => {
    const mark = Buffer.alloc(1)
    readSync(fd, mark, 0, 1, 29)
    return driverPages[mark[0] ?? 0]
  })
  const encoding = named ?? marked ?? decodeText(sampleOf(path, layout)).encoding
  return (bytes) => decodeAs(bytes, encoding).text
}

/** `UTF-8`, `65001`, `1251`, `ANSI 1251`, `CP866` … */
function encodingNamed(cpg: string): string | null {
  const name = cpg.trim().toLowerCase()
  if (/utf-?8|65001/.test(name)) return 'utf-8'
  const digits = /\d{3,4}/.exec(name)?.[0]
  return encodings.find((one) => digits !== undefined && one.endsWith(digits)) ?? null
}

/** Texts looked at for the encoding. */
const sampleRows = 500

function sampleOf(path: string, layout: Layout): Buffer {
  const texts: Buffer[] = []
  let seen = 0
  for (const row of rawRows(path, layout)) {
    for (const { letter, at, length } of layout.columns)
      if (letter === 'C') texts.push(row.subarray(at, at + length), Buffer.from(' '))
    if (++seen === sampleRows) break
  }
  // Unused places may hold zeros, which no text has.
  return Buffer.concat(texts.map((text) => Buffer.from(text.filter((byte) => byte !== 0))))
}

function* rawRows(
  path: string,
  { headBytes, rowBytes, count }: Layout,
): Generator<Buffer, void, void> {
  const fd = openSync(path, 'r')
  try {
    for (let done = 0; done < count; done += chunkRows) {
      const rows = Math.min(chunkRows, count - done)
      const bytes = Buffer.alloc(rows * rowBytes)
      readSync(fd, bytes, 0, bytes.length, headBytes + done * rowBytes)
      for (let i = 0; i < rows; i++) yield bytes.subarray(i * rowBytes, (i + 1) * rowBytes)
    }
  } finally {
    closeSync(fd)
  }
}

function* readRows(
  path: string,
  layout: Layout,
  decode: Decode,
): Generator<readonly VectorValue[] | null, void, void> {
  for (const row of rawRows(path, layout))
    yield row[0] === deletedMark
      ? null
      : layout.columns.map((column) => valueOf(row, column, decode))
}

function valueOf(row: Buffer, { letter, type, at, length }: Column, decode: Decode): VectorValue {
  const bytes = row.subarray(at, at + length)
  if (letter === 'I') return bytes.length === 4 ? bytes.readInt32LE(0) : null
  if (letter === 'O') return bytes.length === 8 ? bytes.readDoubleLE(0) : null
  const text = decode(bytes).replaceAll('\0', '').trim()
  if (text === '') return null
  if (letter === 'L') return /[yt]/i.test(text) ? 1 : /[nf]/i.test(text) ? 0 : null
  if (letter === 'D') return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  if (type === 'text') return text
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}
