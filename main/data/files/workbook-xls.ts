import { readFileSync } from 'node:fs'
import type { Sheet as HucreSheet, CellValue as HucreValue } from 'hucre'
import { readXls } from 'hucre/xlsx'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Cell, CellValue, Sheet } from '../../../shared/domain/matching/sheet.ts'
import { limits } from './workbook-limits.ts'
import { textValue } from './workbook-xlsx.ts'
import { badFile } from './workbook-zip.ts'

/** Sheets of an old binary workbook, read whole by hucre, which hands over no number formats. */
export async function readOldXls(file: string): Promise<Sheet[]> {
  const workbook = await readXls(new Uint8Array(readFileSync(file))).catch((cause: unknown) => {
    throw new AppError('bad-file', {
      why: cause instanceof Error ? cause.message : 'unreadable',
      detail: { reason: 'truncated' },
      cause,
    })
  })
  const budget = { cells: limits.cells }
  return workbook.sheets.map((sheet) => convertSheet(sheet, budget))
}

function convertSheet(sheet: HucreSheet, budget: { cells: number }): Sheet {
  const cells: Cell[] = []
  let last = -1
  let valuesBelow = false
  sheet.rows.forEach((values, row) => {
    values.forEach((raw, col) => {
      const value = convertValue(raw)
      if (!value) return
      if (row - last > limits.blankRows || valuesBelow) {
        valuesBelow = true
        return
      }
      if (--budget.cells < 0) throw badFile('too-big', 'more cells than any passport has')
      last = row
      cells.push({ row, col, value })
    })
  })
  const merges = (sheet.merges ?? []).map((m) => ({
    row: m.startRow,
    col: m.startCol,
    lastRow: m.endRow,
    lastCol: m.endCol,
  }))
  return { name: sheet.name, hidden: sheet.hidden ?? false, cells, merges, valuesBelow }
}

function convertValue(raw: HucreValue): CellValue | null {
  if (raw === null || raw === undefined) return null
  if (typeof raw === 'number') return Number.isFinite(raw) ? { kind: 'number', number: raw } : null
  if (typeof raw === 'boolean') return { kind: 'bool', bool: raw }
  if (raw instanceof Date) return dateValue(raw)
  return /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(raw)
    ? { kind: 'error', text: raw }
    : textValue(raw)
}

function dateValue(date: Date): CellValue | null {
  if (Number.isNaN(date.getTime())) return null
  const iso = date.toISOString()
  return { kind: 'date', date: iso.slice(11, 16) === '00:00' ? iso.slice(0, 10) : iso.slice(0, 16) }
}
