import { ChevronLeft, ChevronRight, Copy, FileText, MousePointerClick, ZoomIn } from 'lucide-react'
import { useState } from 'react'
import type { Hit, Layer } from '../../../shared/contract/features/layers.ts'
import type { RecordId } from '../../../shared/contract/features/records.ts'
import { writeCoordinates } from '../../../shared/domain/coordinates/write.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { failureText } from '../../api/failures.ts'
import { isPartlySchematic, useMapState, useMapStore } from '../../map/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import './map-panels.css'
import { writeLength } from './quantities.ts'
import { selectionOf, useIdentify } from './use-identify.ts'
import { useMapLayers } from './use-map-layers.ts'
import { useShowFeature } from './use-show-feature.ts'

interface IdentifyPanelProps {
  /** Opens the passport of a hit: the record it shows, or that of the territory it draws. */
  readonly onOpenPassport?: (record: RecordId) => void
}

/** Everything that lies where the map was asked, nearest first; one of them is open. */
export function IdentifyPanel({ onOpenPassport }: IdentifyPanelProps) {
  const { t, language } = useLanguage()
  const format = useMapState((state) => state.format)
  const { ask, hits, error, isFetching, most } = useIdentify()
  const [open, setOpen] = useState<{ readonly of: unknown; readonly at: number }>({
    of: null,
    at: 0,
  })
  const at = open.of === ask ? Math.min(open.at, Math.max(0, hits.length - 1)) : 0
  if (!ask)
    return (
      <EmptyState icon={MousePointerClick} title={t('identify.empty')}>
        {t('identify.emptyText')}
      </EmptyState>
    )
  const place = writeCoordinates(ask.point, format, language)
  return (
    <div className="identify">
      <p className="identify-place">{place}</p>
      {error ? <IdentifyFailed error={error} /> : null}
      <p role="status" className="identify-count">
        {hits.length > 0 ? t('identify.hits', { n: hits.length }) : null}
        {hits.length === most ? ` (${t('identify.more', { n: `≥ ${most}`, shown: most })})` : null}
      </p>
      {hits.length === 0 && !isFetching && !error ? (
        <EmptyState title={t('identify.nothing')}>
          {t('identify.nothingText', { distance: writeLength(ask.toleranceM, language, t) })}
        </EmptyState>
      ) : (
        <HitList
          hits={hits}
          at={at}
          onAt={(next) => setOpen({ of: ask, at: next })}
          onOpenPassport={onOpenPassport}
        />
      )}
    </div>
  )
}

function IdentifyFailed({ error }: { readonly error: unknown }) {
  const { t } = useLanguage()
  const { title, todo, code } = failureText(error, t)
  return (
    <Notice tone="danger" title={title} live>
      {todo} {code}
    </Notice>
  )
}

interface HitListProps {
  readonly hits: readonly Hit[]
  readonly at: number
  readonly onAt: (at: number) => void
  readonly onOpenPassport: IdentifyPanelProps['onOpenPassport'] | undefined
}

function HitList({ hits, at, onAt, onOpenPassport }: HitListProps) {
  const { t, text, language } = useLanguage()
  const { layers } = useMapLayers()
  const store = useMapStore()
  const titleOf = (hit: Hit) =>
    hitTitle(hit, layers, text, (layer) => t('identify.unnamed', { layer, id: String(hit.id) }))
  const choose = (next: number) => {
    const hit = hits[next]
    if (!hit) return
    onAt(next)
    const { layer, id } = selectionOf(hit)
    store.setState({ selection: [{ layer, ids: [id] }] })
  }
  return (
    <>
      {hits.length > 1 ? (
        <div className="identify-steps">
          <IconButton
            small
            icon={ChevronLeft}
            label={t('identify.previous')}
            onClick={() => choose((at + hits.length - 1) % hits.length)}
          />
          <span>
            {at + 1} / {hits.length}
          </span>
          <IconButton
            small
            icon={ChevronRight}
            label={t('identify.next')}
            onClick={() => choose((at + 1) % hits.length)}
          />
        </div>
      ) : null}
      <ul className="identify-hits" aria-label={t('identify.title')}>
        {hits.map((hit, index) => (
          <li key={`${hit.layer}/${hit.id}`}>
            <button
              type="button"
              className="identify-hit"
              aria-expanded={index === at}
              onClick={() => choose(index)}
              onPointerEnter={() => store.setState({ hover: { layer: hit.layer, ids: [hit.id] } })}
              onPointerLeave={() => store.setState({ hover: null })}
            >
              <span className="identify-hit-title">{titleOf(hit)}</span>
              <span className="identify-hit-layer">
                {layerTitle(hit, layers, text)}
                {hit.distanceM > 0
                  ? ` · ${t('identify.distance', { distance: writeLength(hit.distanceM, language, t) })}`
                  : null}
              </span>
            </button>
            {index === at ? <HitDetails hit={hit} onOpenPassport={onOpenPassport} /> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

type Say = (text: Layer['title']) => string

function layerTitle(hit: Hit, layers: readonly Layer[], say: Say): string {
  const layer = layers.find(({ id }) => id === hit.layer)
  return layer ? say(layer.title) : hit.layer
}

/** The name in the chosen language, else in the one most will know, else the layer and the number. */
function hitTitle(
  hit: Hit,
  layers: readonly Layer[],
  say: Say,
  unnamed: (layer: string) => string,
): string {
  const { kk, ru, en } = hit.title
  return say(hit.title) || ru || kk || en || unnamed(layerTitle(hit, layers, say))
}

interface HitDetailsProps {
  readonly hit: Hit
  readonly onOpenPassport: IdentifyPanelProps['onOpenPassport'] | undefined
}

function HitDetails({ hit, onOpenPassport }: HitDetailsProps) {
  const { t } = useLanguage()
  const show = useShowFeature()
  const { layers } = useMapLayers()
  const layer = layers.find(({ id }) => id === hit.layer)
  const record = hit.passport?.record
  return (
    <div className="identify-details">
      {layer && isPartlySchematic(layer) ? (
        <Badge tone="note">{t('layers.schematic')}</Badge>
      ) : null}
      {layer?.synthetic ? <Badge tone="warn">{t('layers.synthetic')}</Badge> : null}
      <div className="identify-buttons">
        <Button small icon={ZoomIn} onClick={() => void show(hit)}>
          {t('identify.zoomTo')}
        </Button>
        {record && onOpenPassport ? (
          <Button small icon={FileText} onClick={() => onOpenPassport(record)}>
            {t('identify.openPassport')}
          </Button>
        ) : null}
      </div>
      <Attributes hit={hit} layer={layer} />
    </div>
  )
}

interface AttributesProps {
  readonly hit: Hit
  readonly layer: Layer | undefined
}

/** Attributes that hold something, in the words of the layer. */
function Attributes({ hit, layer }: AttributesProps) {
  const { t, text, language } = useLanguage()
  const rows = Object.entries(hit.attributes).flatMap(([name, value]) => {
    if (value === null || value === '') return []
    const attribute = layer?.attributes.find((known) => known.name === name)
    const code = attribute?.values.find((known) => known.value === String(value))
    const isAmount = typeof value === 'number' && attribute?.type === 'number'
    const shown = code ? text(code.label) : isAmount ? formatNumber(value, language) : String(value)
    return [{ name, label: attribute ? text(attribute.label) : name, shown }]
  })
  const copy = async (shown: string) => {
    await navigator.clipboard.writeText(shown)
    showToast({ tone: 'ok', title: t('identify.copied'), text: shown })
  }
  return (
    <table className="identify-attributes" aria-label={t('identify.attributes')}>
      <tbody>
        {rows.map(({ name, label, shown }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td>
              {shown}
              <IconButton
                small
                icon={Copy}
                label={`${t('identify.copy')}: ${label}`}
                onClick={() => void copy(shown)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
