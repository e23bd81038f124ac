import type { ImportCell } from '../../../shared/contract/features/import.ts'
import { readDate } from '../../../shared/domain/passport/read-date.ts'

/** What the list of cells can be narrowed to. */
export const filters = [
  'all',
  'taken',
  'doubtful',
  'conflict',
  'unmatched',
  'empty',
  'same',
] as const
export type Filter = (typeof filters)[number]

/** Cells that are taken without a person's word: new, and read without a doubt. */
export function sureCells(cells: readonly ImportCell[]): string[] {
  return cells
    .filter((cell) => cell.state === 'new' && cell.doubts.length === 0)
    .map((cell) => cell.id)
}

/** Cells that can be taken at all. */
export function canTake(cell: ImportCell): boolean {
  return cell.state === 'new' || cell.state === 'conflict'
}

export function passes(cell: ImportCell, filter: Filter, taken: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'taken':
      return taken.has(cell.id)
    case 'doubtful':
      return cell.doubts.length > 0 && cell.state !== 'same'
    case 'conflict':
      return cell.state === 'conflict'
    case 'unmatched':
      return cell.state === 'unmatched' || cell.state === 'left-out'
    case 'empty':
      return cell.state === 'no-data' || cell.state === 'unreadable'
    default:
      return cell.state === 'same' || cell.state === 'computed'
  }
}

/** What the date field holds, as the store wants it; null while it is no day. */
export function dayOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const read = readDate(text, 'ru')
  return read.kind === 'value' ? read.value : null
}
