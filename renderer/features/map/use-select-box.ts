import { useEffect } from 'react'
import type { Box } from '../../../shared/contract/features/layers.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import {
  type LayerSetting,
  type Selection,
  useMapState,
  useMapStore,
  withAdded,
} from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { selectionOf } from './use-identify.ts'
import { askedLayers } from './use-map-layers.ts'

/** More than this drawn on top of the map is no selection any more; our choice, the answer says so. */
const MOST_A_LAYER = 200

/** Borders and water lie under everything: a box means the objects in it. */
const chosenGroups: readonly string[] = [
  'objects',
  'events',
  'passports',
  'imported',
  'settlements',
]

async function selectIn(
  settings: readonly LayerSetting[],
  box: Box,
): Promise<{ selection: readonly Selection[]; total: number }> {
  const chosen = settings.filter(({ layer }) => chosenGroups.includes(layer.group))
  const found = await Promise.all(
    askedLayers(chosen).map(async (layer) => {
      const { total, rows } = await data['layers.select']({ layer, box, limit: MOST_A_LAYER })
      return { total, rows }
    }),
  )
  return {
    selection: found
      .flatMap(({ rows }) => rows.map(selectionOf))
      .reduce<readonly Selection[]>((all, { layer, id }) => withAdded(all, layer, id), []),
    total: found.reduce((sum, { total }) => sum + total, 0),
  }
}

/** What a drawn box holds becomes the selection. */
export function useSelectBox(settings: readonly LayerSetting[]): void {
  const { t } = useLanguage()
  const store = useMapStore()
  const box = useMapState((state) => state.boxAsk)
  useEffect(() => {
    if (!box) return
    store.setState({ boxAsk: null })
    selectIn(settings, box).then(
      ({ selection, total }) => {
        store.setState({ selection })
        const shown = selection.reduce((sum, { ids }) => sum + ids.length, 0)
        const title = t('identify.selected', { n: shown })
        showToast({
          tone: 'note',
          title,
          text: total > shown ? t('map.selectMore', { n: total }) : undefined,
        })
      },
      (error: unknown) => showToast(failureToast(error, t)),
    )
  }, [box, settings, store, t])
}
