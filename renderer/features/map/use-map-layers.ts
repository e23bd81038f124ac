import { useMemo } from 'react'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import { useData } from '../../api/queries.ts'
import { type LayerSetting, lookOf, orderedUp, useMapState } from '../../map/index.ts'

const none: readonly Layer[] = []

/** The layers there are and how they are shown, from the bottom up. */
export function useMapLayers() {
  const { data, error, refetch, isPending } = useData('layers.list', {})
  const order = useMapState((state) => state.order)
  const looks = useMapState((state) => state.looks)
  const layers = useMemo(() => orderedUp(data ?? none, order), [data, order])
  const settings = useMemo<readonly LayerSetting[]>(
    () => layers.map((layer) => ({ layer, ...lookOf({ looks }, layer) })),
    [layers, looks],
  )
  return { layers, settings, error, isPending, again: () => void refetch() }
}

/** Ids of the layers a click should ask, the uppermost first. */
export function askedLayers(settings: readonly LayerSetting[]): string[] {
  return settings
    .filter(({ visible, layer }) => visible && layer.geometry !== 'raster')
    .map(({ layer }) => layer.id)
    .toReversed()
}
