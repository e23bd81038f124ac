import { useEffect, useRef } from 'react'
import type { Hit } from '../../../shared/contract/features/layers.ts'
import { useData } from '../../api/queries.ts'
import { useMapState, useMapStore, withToggled } from '../../map/index.ts'
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

/** How a hit is selected: as its passport where it has one, so that map, list and form say the same. */
export function selectionOf({ layer, id, passport }: Pick<Hit, 'layer' | 'id' | 'passport'>): {
  readonly layer: string
  readonly id: number
} {
  return passport ?? { layer, id }
}

/**
 * The nearest hit becomes the selection as soon as it is known; with Shift it is added. Beside the
 * passports only a hit with a passport counts, and a click beside all of them changes nothing.
 */
export function useSelectNearest(passportsOnly: boolean): void {
  const { hits, isFetching } = useIdentify()
  const store = useMapStore()
  const ask = useMapState((state) => state.ask)
  // The answer may come again with fresher attributes: what was asked is answered once.
  const done = useRef<unknown>(null)
  useEffect(() => {
    if (!ask || isFetching || done.current === ask) return
    done.current = ask
    const found = passportsOnly ? hits.find(({ passport }) => passport !== null) : hits[0]
    const { selection } = store.getState()
    if (!found) {
      if (!ask.isAdding && !passportsOnly && selection.length > 0) store.setState({ selection: [] })
      return
    }
    const nearest = selectionOf(found)
    store.setState({
      selection: ask.isAdding
        ? withToggled(selection, nearest.layer, nearest.id)
        : [{ layer: nearest.layer, ids: [nearest.id] }],
    })
  }, [ask, hits, isFetching, passportsOnly, store])
}
