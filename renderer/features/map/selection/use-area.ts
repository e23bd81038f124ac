import { useCallback, useEffect } from 'react'
import type { Geometry } from '../../../../shared/contract/features/records.ts'
import type { LonLat } from '../../../../shared/domain/coordinates/lon-lat.ts'
import { densified } from '../../../../shared/domain/geodesy.ts'
import { data } from '../../../api/client.ts'
import { failureToast } from '../../../api/failures.ts'
import {
  type LayerSetting,
  type Selection,
  useMapState,
  useMapStore,
  withAdded,
} from '../../../map/index.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { selectionOf } from '../use-identify.ts'
import { askedLayers } from '../use-map-layers.ts'
import { areaSketch, readRadiusM, stopSelecting, useSelecting } from './selecting.ts'

/** Sides are shortest lines; cut this fine they are straight in degrees to half a metre (our choice). */
const STEP_M = 5_000

/** More than this drawn on top of the map is no selection any more; our choice, the panel has them all. */
const MOST_A_LAYER = 200

/** Borders and water lie under everything: an area means the objects in it. */
const chosenGroups: readonly string[] = [
  'objects',
  'events',
  'passports',
  'imported',
  'settlements',
]

/** Makes an area the selected one: from a ring, or by going around something. */
export function useSetArea() {
  const store = useMapStore()
  const { t } = useLanguage()
  const set = useCallback(
    (area: Geometry) => {
      stopSelecting(store)
      useSelecting.setState({ list: null })
      store.setState({ area })
    },
    [store],
  )
  const around = useCallback(
    async (of: { point: LonLat } | { layer: string; id: number }) => {
      const radiusM = readRadiusM(useSelecting.getState().radius)
      if (radiusM === null) return
      try {
        const area = await data['selection.around']({
          of: 'point' in of ? { point: [...of.point] } : of,
          radiusM,
        })
        if (area) set(area)
        else
          showToast({
            tone: 'warn',
            title: t('selection.noArea'),
            text: t('selection.noAreaText'),
          })
      } catch (error) {
        showToast(failureToast(error, t))
      }
    },
    [set, t],
  )
  return { set, around }
}

function ringArea(points: readonly LonLat[]): Geometry {
  return { type: 'Polygon', coordinates: [densified([...points, ...points.slice(0, 1)], STEP_M)] }
}

async function objectsIn(
  settings: readonly LayerSetting[],
  area: Geometry,
): Promise<readonly Selection[]> {
  const chosen = settings.filter(({ layer }) => chosenGroups.includes(layer.group))
  const found = await Promise.all(
    askedLayers(chosen).map((layer) =>
      data['selection.rows']({ area, layer, classIndex: null, from: 0, limit: MOST_A_LAYER }),
    ),
  )
  return found
    .flatMap(({ rows }) => rows.map(selectionOf))
    .reduce<readonly Selection[]>((all, { layer, id }) => withAdded(all, layer, id), [])
}

/** A finished drawing becomes the area; the visible objects in a new area are marked on the map. */
export function useArea(settings: readonly LayerSetting[]): void {
  const { t } = useLanguage()
  const store = useMapStore()
  const { set } = useSetArea()
  const drawn = useMapState(({ sketching }) =>
    sketching?.of === areaSketch && sketching.phase !== 'drawing' ? sketching.now : null,
  )
  const area = useMapState((state) => state.area)
  useEffect(() => {
    const [part] = drawn?.parts ?? []
    if (part) set(ringArea(part.points))
  }, [drawn, set])
  useEffect(() => {
    // Around an object the object itself stays chosen.
    if (!area || useSelecting.getState().how === 'object') return
    objectsIn(settings, area).then(
      (selection) => {
        if (store.getState().area === area) store.setState({ selection })
      },
      (error: unknown) => showToast(failureToast(error, t)),
    )
    // oxlint-disable-next-line react/exhaustive-deps -- a layer switched on later changes no choice
  }, [area, store])
}
