import { create } from 'zustand'
import type { TableCondition, TableOrder } from '../../../../shared/contract/features/table.ts'

interface TableState {
  /** Layer whose rows are shown. */
  readonly layer: string | null
  readonly where: readonly TableCondition[]
  readonly sort: TableOrder['sort']
  /** Column whose statistics are shown. */
  readonly measured: string | null
}

const nothing = { where: [], sort: null, measured: null } as const

export const useTableState = create<TableState>(() => ({ layer: null, ...nothing }))

/** Another layer has other columns: filter and order begin anew. */
export function showTable(layer: string): void {
  if (useTableState.getState().layer !== layer) useTableState.setState({ layer, ...nothing })
}
