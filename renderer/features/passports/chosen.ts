import { useMemo } from 'react'
import type { PassportRow } from '../../../shared/contract/features/passports.ts'
import { type Selection, useMapState, useMapStore, withAdded } from '../../map/index.ts'

/** The layer by whose name the map selects passports of a kind. */
export const layerOf = (kind: string): string => `passports/${kind}`

const none: readonly number[] = []

/** Numbers of the passports chosen anywhere: on the map, in the list, by opening one. */
export function useChosen(): readonly number[] {
  const selection = useMapState((state) => state.selection)
  return useMemo(() => {
    const found = selection.filter(({ layer }) => layer.startsWith(layerOf('')))
    return found.length === 0 ? none : found.flatMap(({ ids }) => ids)
  }, [selection])
}

/** Chooses a passport, alone or beside those chosen already. */
export function useChoose(): (row: Pick<PassportRow, 'fid' | 'kind'>, add: boolean) => void {
  const store = useMapStore()
  return ({ fid, kind }, add) => {
    const before: readonly Selection[] = add ? store.getState().selection : []
    store.setState({ selection: withAdded(before, layerOf(kind), fid) })
  }
}
