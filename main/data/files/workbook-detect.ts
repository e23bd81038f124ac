import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { WorkbookFormat } from '../../../shared/domain/matching/sheet.ts'
import { limits } from './workbook-limits.ts'
import { badFile, openZip } from './workbook-zip.ts'

const headBytes = 4_096

/** What a file is, by its content; its name is not looked at. Throws when it is nothing we read. */
export async function detectFormat(file: string): Promise<WorkbookFormat> {
  const { head, size } = readHead(file)
  if (size === 0) throw badFile('empty', 'the file is empty')
  if (head.readUInt16BE(0) === 0x504b) return detectArchive(file, size)
  if (head.length > 8 && head.readUInt32BE(0) === 0xd0cf11e0) return detectCompound(file, size)
  refuseKnown(head)
  if (size > limits.wholeBytes) throw tooBig(size, limits.wholeBytes)
  return 'csv'
}

function readHead(file: string): { readonly head: Buffer; readonly size: number } {
  const fd = openSync(file, 'r')
  try {
    const size = fstatSync(fd).size
    const head = Buffer.alloc(Math.max(2, Math.min(headBytes, size)))
    readSync(fd, head, 0, Math.min(headBytes, size), 0)
    return { head, size }
  } finally {
    closeSync(fd)
  }
}

function tooBig(size: number, limit: number): Error {
  return badFile('too-big', 'the file is larger than the limit', {
    megabytes: Math.round(size / 2 ** 20),
    limit: Math.round(limit / 2 ** 20),
  })
}

async function detectArchive(file: string, size: number): Promise<WorkbookFormat> {
  if (size > limits.archiveBytes) throw tooBig(size, limits.archiveBytes)
  const zip = openZip(file)
  try {
    if (zip.has('mimetype') && zip.has('content.xml')) {
      const type = (await zip.text('mimetype')).trim()
      if (!type.startsWith('application/vnd.oasis.opendocument.spreadsheet'))
        throw badFile('not-a-workbook', `an open document, but ${type}`)
      const manifest = zip.has('META-INF/manifest.xml')
        ? await zip.text('META-INF/manifest.xml')
        : ''
      if (manifest.includes('encryption-data')) throw badFile('encrypted', 'needs a password')
      return 'ods'
    }
    if (!zip.has('[Content_Types].xml')) throw badFile('not-a-workbook', 'an archive of files')
    // Binary workbooks: the reader at hand passes over their short cell records without a word.
    if (zip.has('xl/workbook.bin'))
      throw badFile('unsupported-version', 'a binary workbook: save it as .xlsx')
    if (!/spreadsheetml|ms-excel/.test(await zip.text('[Content_Types].xml')))
      throw badFile('not-a-workbook', 'an office document, but not a workbook')
    return 'xlsx'
  } finally {
    zip.close()
  }
}

/** A compound file: an old workbook, or the envelope of an encrypted new one. */
function detectCompound(file: string, size: number): WorkbookFormat {
  if (size > limits.wholeBytes) throw tooBig(size, limits.wholeBytes)
  const fd = openSync(file, 'r')
  const bytes = Buffer.alloc(size)
  try {
    readSync(fd, bytes, 0, size, 0)
  } finally {
    closeSync(fd)
  }
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) throw badFile('encrypted', 'needs a password')
  if (!holds('Workbook') && !holds('Book'))
    throw badFile('not-a-workbook', 'an old office document, but not a workbook')
  refuseOldBinary(bytes)
  return 'xls'
}

/** Records at the start of the workbook stream: BOF 0x0809 names the version, FILEPASS 0x002F a password. */
function refuseOldBinary(bytes: Buffer): void {
  for (let sector = 512; sector + 512 <= bytes.length; sector += 64) {
    if (bytes.readUInt16LE(sector) !== 0x0809) continue
    const length = bytes.readUInt16LE(sector + 2)
    if (length < 8 || length > 32 || bytes.readUInt16LE(sector + 6) !== 0x0005) continue
    if (bytes.readUInt16LE(sector + 4) !== 0x0600)
      throw badFile('unsupported-version', 'a workbook older than Excel 97')
    for (let at = sector; at + 4 < sector + 512; at += 4 + bytes.readUInt16LE(at + 2))
      if (bytes.readUInt16LE(at) === 0x002f) throw badFile('encrypted', 'needs a password')
    return
  }
}

/** Content that is surely no table of ours, so that nobody sees it as one column of rubbish. */
function refuseKnown(head: Buffer): void {
  const text = head.toString('latin1').trimStart().toLowerCase()
  if (text.startsWith('%pdf')) throw badFile('not-a-workbook', 'a PDF document')
  if (text.startsWith('{\\rtf')) throw badFile('not-a-workbook', 'an RTF document')
  if (text.startsWith('<?xml') && text.includes('office:spreadsheet'))
    throw badFile('unsupported-version', 'a workbook of Excel 2003 in XML')
  if (/^(<!doctype|<html|<table|<meta|mime-version)/.test(text))
    throw badFile('unsupported-version', 'a web page saved under the name of a workbook')
  if (text.startsWith('<?xml')) throw badFile('not-a-workbook', 'an XML document')
  const word = head.readUInt16LE(0)
  if (head.length > 6 && [0x0009, 0x0209, 0x0409].includes(word))
    throw badFile('unsupported-version', 'a workbook older than Excel 97')
}
