import type { Sheet, TextLayout, Workbook } from '../../../shared/domain/matching/sheet.ts'
import { detectFormat } from './workbook-detect.ts'
import { readOds } from './workbook-ods.ts'
import { readXlsx } from './workbook-xlsx.ts'
import { badFile, openZip } from './workbook-zip.ts'

/**
 * Reads a workbook or a text table of any format, decided by content. Runs in a worker with a memory
 * limit (`workbook-process.ts`); only tests call it directly.
 */
export async function readWorkbook(
  file: string,
  text: Partial<TextLayout> = {},
): Promise<Workbook> {
  const format = await detectFormat(file)
  // The two foreign parsers are loaded only when needed: a worker starts for every file.
  if (format === 'csv') return (await import('./csv.ts')).readCsv(file, text)
  const sheets =
    format === 'xls'
      ? await (await import('./workbook-xls.ts')).readOldXls(file)
      : await readArchive(file, format)
  if (sheets.every((sheet) => sheet.cells.length === 0))
    throw badFile('empty', 'no values in the workbook')
  return { format, sheets }
}

async function readArchive(file: string, format: 'xlsx' | 'ods'): Promise<Sheet[]> {
  const zip = openZip(file)
  try {
    if (format === 'ods') return await readOds(zip)
    const sheets: Sheet[] = []
    for await (const sheet of readXlsx(zip)) sheets.push(sheet)
    return sheets
  } finally {
    zip.close()
  }
}
