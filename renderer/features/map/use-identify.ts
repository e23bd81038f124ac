import { useEffect } from 'react'
import type { Hit } from '../../../shared/contract/features/layers.ts'
import { useData } from '../../api/queries.ts'
import { type Selection, useMapState, useMapStore } from '../../map/index.ts'
import { askedLayers, useMapLayers } from './use-map-layers.ts'

/** More hits than this are a heap, not an answer; our choice. */
const MOST_HITS = 50

const noHits: readonly Hit[] = []

/** What lies where the map was asked last, nearest first. */
export function useIdentify() {
  const ask = useMapState((state) => state.ask)
  const { settings } = useMapLayers()
  const layers = askedLayers(settings)
  const [lon, lat] = ask?.point ?? [0, 0]
  const { data, error, isFetching } = useData(
    'layers.identify',
    { lon, lat, toleranceM: ask?.toleranceM ?? 0, layers, limit: MOST_HITS },
    { enabled: ask !== null && layers.length > 0, keepPrevious: true },
  )
  return { ask, hits: ask ? (data ?? noHits) : noHits, error, isFetching, most: MOST_HITS }
}

/** The selections with one feature added, or taken away when it was among them. */
export function withToggled(
  selections: readonly Selection[],
  layer: string,
  id: number,
): readonly Selection[] {
  const known = selections.find((selection) => selection.layer === layer)
  const others = selections.filter((selection) => selection.layer !== layer)
  if (!known) return [...others, { layer, ids: [id] }]
  const ids = known.ids.includes(id)
    ? known.ids.filter((other) => other !== id)
    : [...known.ids, id]
  return ids.length > 0 ? [...others, { layer, ids }] : others
}

/** The nearest hit becomes the selection as soon as it is known; with Shift it is added. */
export function useSelectNearest(hits: readonly Hit[], isFetching: boolean): void {
  const store = useMapStore()
  const ask = useMapState((state) => state.ask)
  useEffect(() => {
    const [nearest] = hits
    if (!ask || isFetching) return
    const { selection } = store.getState()
    if (!nearest) {
      if (!ask.isAdding && selection.length > 0) store.setState({ selection: [] })
      return
    }
    store.setState({
      selection: ask.isAdding
        ? withToggled(selection, nearest.layer, nearest.id)
        : [{ layer: nearest.layer, ids: [nearest.id] }],
    })
  }, [ask, hits, isFetching, store])
}
