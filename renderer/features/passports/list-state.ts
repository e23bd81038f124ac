import { create } from 'zustand'
import type { PassportFilter, PassportSort } from '../../../shared/contract/features/passports.ts'

export const noFilter: PassportFilter = {
  unit: null,
  kinds: [],
  states: [],
  completeness: [0, 100],
  troubles: [],
  text: '',
}

interface ListState {
  readonly filter: PassportFilter
  readonly sort: PassportSort
  readonly descending: boolean
  /** Numbers of the chosen passports. */
  readonly selected: ReadonlySet<number>
}

/** Kept while the window is open: coming back from a passport finds the list as it was. */
export const useListState = create<ListState>(() => ({
  filter: noFilter,
  sort: 'name',
  descending: false,
  selected: new Set(),
}))

export function changeFilter(change: Partial<PassportFilter>): void {
  useListState.setState(({ filter }) => ({ filter: { ...filter, ...change }, selected: new Set() }))
}
