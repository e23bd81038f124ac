import { create } from 'zustand'
import type { PassportFilter, PassportSort } from '../../../shared/contract/features/passports.ts'

export const noFilter: PassportFilter = {
  unit: null,
  kinds: [],
  states: [],
  completeness: [0, 100],
  troubles: [],
  box: null,
  text: '',
}

interface ListState {
  readonly filter: PassportFilter
  readonly sort: PassportSort
  readonly descending: boolean
  /** Only what the map shows now. */
  readonly inWindow: boolean
}

/** Kept while the window is open: coming back from a passport finds the list as it was. */
export const useListState = create<ListState>(() => ({
  filter: noFilter,
  sort: 'name',
  descending: false,
  inWindow: false,
}))

export function changeFilter(change: Partial<PassportFilter>): void {
  useListState.setState(({ filter }) => ({ filter: { ...filter, ...change } }))
}

/** Every passport again, wherever the map looks. */
export function clearFilter(): void {
  useListState.setState({ filter: noFilter, inWindow: false })
}
