import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react'
import { type ClipboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { Column, Field } from '../../../shared/domain/dictionary.ts'
import { type Row, rowsOf } from '../../../shared/domain/passport/values.ts'
import { orderKeysAfter } from '../../../shared/domain/record/order-key.ts'
import { mintRowId } from '../../api/ids.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useForm } from './form-context.ts'
import { movedOrder, pastedRows, type RowValues } from './table-rows.ts'
import { useEntry } from './use-entry.ts'
import { ValueControl } from './value-control.tsx'

/** An editable grid of a table-type indicator: add, copy, remove, reorder, paste from a spreadsheet. */
export function TableGrid({ field }: { readonly field: Field }) {
  const form = useForm()
  const { text, t, language } = useLanguage()
  const grid = useRef<HTMLTableElement>(null)
  const rows = rowsOf(form.doc[field.id])
  useSpreadsheetKeys(grid)

  const append = (added: readonly RowValues[]) => {
    const orders = orderKeysAfter(orderOf(rows.at(-1)), added.length)
    return added.map((cells, at) => [
      `${field.id}/${mintRowId()}`,
      { ...cells, o: orders[at] ?? null },
    ])
  }
  const put = (entries: readonly (readonly unknown[])[]) =>
    void form.commit({ values: Object.fromEntries(entries) })
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (form.readOnly || !/[\t\n]/.test(pasted.trim())) return
    event.preventDefault()
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-column]')
    const first = field.columns.findIndex(({ id }) => String(id) === cell?.dataset['column'])
    const from = rows.findIndex(({ id }) => id === cell?.dataset['row'])
    const read = pastedRows(pasted, field.columns.slice(Math.max(0, first)), language)
    const over = from < 0 ? [] : rows.slice(from, from + read.length)
    put([
      ...over.flatMap((row, at) =>
        Object.entries(read[at] ?? {}).map(([column, value]) => [
          `${field.id}/${row.id}/${column}`,
          value,
        ]),
      ),
      ...append(read.slice(over.length)),
    ])
  }
  const move = (at: number, step: -1 | 1) => {
    const row = rows[at]
    const order = movedOrder(rows.map(orderOf), at, step)
    if (row && order !== null) put([[`${field.id}/${row.id}/o`, order]])
  }

  return (
    <div className="form-grid" onPaste={onPaste}>
      <table ref={grid} aria-label={text(field.name)}>
        <thead>
          <tr>
            {field.columns.map((column) => (
              <th key={column.id} scope="col">
                {text(column.label)}
                {column.unit ? (
                  <span className="form-grid-unit">, {text(column.unit.label)}</span>
                ) : null}
                {column.required ? <span aria-hidden> *</span> : null}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('form.rowActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              {field.columns.map((column) => (
                <GridCell key={column.id} field={field} column={column} row={row} at={at} />
              ))}
              <td className="form-grid-actions">
                {form.readOnly ? null : (
                  <RowActions
                    number={at + 1}
                    onMove={(step) => move(at, step)}
                    onCopy={() => put(append([row.cells]))}
                    onRemove={() =>
                      void form.commit({ values: { [`${field.id}/${row.id}`]: null } })
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="form-grid-empty">{t('form.noRows')}</p> : null}
      {form.readOnly ? null : (
        <div className="form-grid-foot">
          <Button small icon={Plus} onClick={() => put(append([{}]))}>
            {t('form.rowAdd')}
          </Button>
          <span className="form-grid-hint">{t('form.pasteHint')}</span>
        </div>
      )}
    </div>
  )
}

interface RowActionsProps {
  readonly number: number
  readonly onMove: (step: -1 | 1) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
}

function RowActions({ number: n, onMove, onCopy, onRemove }: RowActionsProps) {
  const { t } = useLanguage()
  return (
    <>
      <IconButton small label={t('form.rowUp', { n })} icon={ArrowUp} onClick={() => onMove(-1)} />
      <IconButton
        small
        label={t('form.rowDown', { n })}
        icon={ArrowDown}
        onClick={() => onMove(1)}
      />
      <IconButton small label={t('form.rowCopy', { n })} icon={Copy} onClick={onCopy} />
      <IconButton small label={t('form.rowRemove', { n })} icon={Trash2} onClick={onRemove} />
    </>
  )
}

interface GridCellProps {
  readonly field: Field
  readonly column: Column
  readonly row: Row
  readonly at: number
}

function GridCell({ field, column, row, at }: GridCellProps) {
  const form = useForm()
  const { text, t } = useLanguage()
  const address = `${field.id}/${row.id}/${column.id}`
  const stored = row.cells[column.id]
  const entry = useEntry(column, address, stored)
  const issues = form.issuesOf(field.id, row.id, column.id)
  const fault = entry.refusal ?? entry.doubt ?? issues.map((issue) => text(issue.message)).join(' ')
  const tone =
    entry.refusal || issues.some(({ severity }) => severity === 'block')
      ? 'danger'
      : issues.length > 0
        ? 'warn'
        : undefined
  return (
    <td
      data-column={column.id}
      data-row={row.id}
      data-tone={tone}
      data-unsaved={entry.unsaved || undefined}
      title={fault || undefined}
    >
      <ValueControl
        field={column}
        address={address}
        stored={stored}
        entry={entry}
        label={`${text(column.label)}, ${t('form.row', { n: at + 1 })}${fault ? `. ${fault}` : ''}`}
      />
    </td>
  )
}

const orderOf = (row: Row | undefined): string | null =>
  typeof row?.cells['o'] === 'string' ? row.cells['o'] : null

/** Enter and the vertical arrows go to the same column of the next row, as in a spreadsheet. */
function useSpreadsheetKeys(grid: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const table = grid.current
    const onKey = (event: KeyboardEvent) => walk(event, table)
    table?.addEventListener('keydown', onKey)
    return () => table?.removeEventListener('keydown', onKey)
  }, [grid])
}

function walk(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step =
    event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const target = event.target as HTMLElement
  if (step === 0 || event.altKey || target.tagName === 'SELECT' || target.tagName === 'BUTTON')
    return
  if (target.getAttribute('role') === 'combobox') return
  const cell = target.closest<HTMLTableCellElement>('td')
  const row = cell?.closest<HTMLTableRowElement>('tr')
  const next = cell && row && table?.rows[row.rowIndex + step]?.cells[cell.cellIndex]
  const control = next?.querySelector<HTMLElement>('input, select, textarea')
  if (!control) return
  event.preventDefault()
  control.focus()
}
