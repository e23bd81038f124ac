import { Download } from 'lucide-react'
import type { Hit, Layer } from '../../../shared/contract/features/layers.ts'
import type { Provenance } from '../../../shared/contract/features/records.ts'
import type { Shape } from '../../../shared/domain/dictionary.ts'
import { sketchOf } from '../../../shared/domain/geometry/sketch.ts'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { lookOf, useMapState, useMapStore } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { GeometryEdit } from './use-geometry-edit.ts'

/** As many as fit under the eyes; our choice. */
const mostHits = 20

interface GeometryTakeProps {
  readonly edit: GeometryEdit
  readonly shape: Shape
}

/** Features of visible layers at the place last asked on the map; the chosen one's geometry is copied. */
export function GeometryTake({ edit, shape }: GeometryTakeProps) {
  const { t, text } = useLanguage()
  const store = useMapStore()
  const { layers, hits, isAsked, isFetching } = useHits(shape)
  const titleOf = (hit: Hit) =>
    text(hit.title) || hit.title.ru || t('geometry.unnamed', { id: hit.id })
  const take = async (hit: Hit, layer: Layer) => {
    try {
      const { geometry } = await data['layers.feature']({ layer: hit.layer, id: hit.id })
      if (!geometry) return
      const source = provenanceOf(layer, [text(layer.source), text(layer.title), titleOf(hit)])
      edit.change({ ...sketchOf(geometry), source })
      store.setState(({ sketching }) => ({
        sketching: sketching && { ...sketching, phase: 'editing' },
        hover: null,
      }))
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <div className="geometry-take">
      <p className="geometry-editor-hint">{t('geometry.takeHint')}</p>
      {isAsked && hits.length === 0 && !isFetching ? (
        <p role="status">{t('geometry.takeNothing')}</p>
      ) : null}
      <ul aria-label={t('geometry.takeList')}>
        {hits.flatMap((hit) => {
          const layer = layers.find(({ id }) => id === hit.layer)
          if (!layer) return []
          const hover = { layer: hit.layer, ids: [hit.id] }
          return (
            <li key={`${hit.layer}/${hit.id}`}>
              <Button
                small
                kind="quiet"
                icon={Download}
                onClick={() => void take(hit, layer)}
                onPointerEnter={() => store.setState({ hover })}
                onPointerLeave={() => store.setState({ hover: null })}
                onFocus={() => store.setState({ hover })}
                onBlur={() => store.setState({ hover: null })}
              >
                {titleOf(hit)} · {text(layer.title)}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Source text, full date where there is one, and confidence: schematic data are the least sure. */
function provenanceOf(layer: Layer, words: readonly string[]): Provenance {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(layer.date) ? layer.date : ''
  return [words.filter(Boolean).join(', ').slice(0, 480), date, layer.schematic ? 1 : 2]
}

function useHits(shape: Shape) {
  const ask = useMapState((state) => state.ask)
  const looks = useMapState((state) => state.looks)
  const { data: all } = useData('layers.list', {})
  const layers = (all ?? []).filter(
    (layer) => layer.geometry === shape && lookOf({ looks }, layer).visible,
  )
  const [lon, lat] = ask?.point ?? [0, 0]
  const { data: hits, isFetching } = useData(
    'layers.identify',
    {
      lon,
      lat,
      toleranceM: ask?.toleranceM ?? 0,
      layers: layers.map(({ id }) => id),
      limit: mostHits,
    },
    { enabled: ask !== null && layers.length > 0, keepPrevious: true },
  )
  return { layers, hits: ask ? (hits ?? []) : [], isAsked: ask !== null, isFetching }
}
