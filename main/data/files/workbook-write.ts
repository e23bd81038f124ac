import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'

interface NewTable {
  readonly sheet: string
  readonly headers: readonly string[]
  readonly rows: AsyncIterable<readonly (string | number | null)[]>
}

/** A workbook of one table of any length, its head frozen; gives the number of rows below the head. */
export async function writeWorkbookRows(
  path: string,
  { sheet, headers, rows }: NewTable,
): Promise<number> {
  let count = 0
  const counted = async function* () {
    for await (const row of rows) {
      count += 1
      yield [...row]
    }
  }
  const stream = writeXlsxStream(counted(), {
    name: sheet,
    columns: headers.map((header) => ({
      header,
      width: Math.min(40, Math.max(10, header.length)),
    })),
    freezePane: { rows: 1 },
  })
  await pipeline(
    Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]),
    createWriteStream(path),
  )
  return count
}
