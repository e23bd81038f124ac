import { useState } from 'react'
import { pulkovoShift } from '../../../shared/domain/coordinates/datum.ts'
import type { LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import {
  type CoordinateFormat,
  coordinateFormats,
} from '../../../shared/domain/coordinates/notation.ts'
import { writeCoordinates } from '../../../shared/domain/coordinates/write.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import type { PlainKey } from '../../../shared/i18n/messages/all.ts'
import { projectionIds, useMap, useMapState, useMapStore } from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { NumberInput } from '../../ui/number-input.tsx'
import { Select } from '../../ui/select.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import './map-status.css'
import { readScale } from './read-scale.ts'

const formatTitles: Readonly<Record<CoordinateFormat, PlainKey>> = {
  dd: 'coords.dd',
  dms: 'coords.dms',
  ddm: 'coords.ddm',
  utm: 'coords.utm',
  mgrs: 'coords.mgrs',
  pulkovo: 'coords.pulkovo',
}

const nextFormat = (format: CoordinateFormat): CoordinateFormat =>
  coordinateFormats[(coordinateFormats.indexOf(format) + 1) % coordinateFormats.length] ?? 'dd'

/** Where the pointer is, or the middle of the map while it is elsewhere; a press changes the format. */
export function CoordinateReadout() {
  const { t, language } = useLanguage()
  const store = useMapStore()
  const pointer = useMapState((state) => state.pointer)
  const centre = useMapState((state) => state.camera?.centre ?? null)
  const format = useMapState((state) => state.format)
  const point: LonLat | null = pointer ?? centre
  if (!point) return null
  const position = writeCoordinates(point, format, language)
  const where = t(pointer ? 'coords.pointer' : 'coords.centre')
  const accuracy = formatNumber(pulkovoShift.accuracyM, language)
  const note =
    format === 'pulkovo' ? t('coords.pulkovoNote', { code: pulkovoShift.code, accuracy }) : ''
  const label = t('coords.change', { where, position, format: t(formatTitles[format]) })
  return (
    <Tooltip text={[t(formatTitles[format]), note].filter(Boolean).join('. ')}>
      <button
        type="button"
        className="map-readout"
        aria-label={[label, note].filter(Boolean).join('. ')}
        onClick={() => store.setState({ format: nextFormat(format) })}
      >
        {position}
      </button>
    </Tooltip>
  )
}

/** The scale at the middle of the map, to be read and to be typed. */
export function ScaleField() {
  const { t, language } = useLanguage()
  const map = useMap()
  const scale = useMapState((state) => state.camera?.scale ?? 0)
  const [typed, setTyped] = useState<string | null>(null)
  const isBad = typed !== null && readScale(typed) === null
  if (scale <= 0) return null
  const shown = formatNumber(roughly(scale), language, { maxDecimals: 0 })
  const commit = () => {
    const wanted = typed === null ? null : readScale(typed)
    if (wanted !== null) map.get()?.setScale(wanted)
    if (wanted !== null || typed === '') setTyped(null)
  }
  return (
    <span className="map-scale">
      <span aria-hidden>1:</span>
      <NumberInput
        aria-label={t('scale.label')}
        title={isBad ? t('scale.bad') : t('scale.hint')}
        aria-invalid={isBad || undefined}
        value={typed ?? shown}
        data-align="start"
        onValue={setTyped}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
    </span>
  )
}

/** Three figures: a scale on a screen is not surer than that. */
const roughly = (scale: number) => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - 2)
  return Math.round(scale / unit) * unit
}

/** The projection the map is shown in. */
export function ProjectionField() {
  const { t } = useLanguage()
  const store = useMapStore()
  const projection = useMapState((state) => state.projection)
  const titleOf = (id: string): string => {
    const code = Number(id.split(':')[1])
    if (id === 'KZ:AEA') return t('projection.aea')
    if (id === 'EPSG:3857') return t('projection.mercator')
    return code > 32_600
      ? t('projection.utm', { zone: String(code - 32_600) })
      : t('projection.pulkovo', { zone: String(code - 28_400) })
  }
  const note = projection === 'EPSG:3857' ? t('projection.mercatorNote') : t('projection.label')
  return (
    <Tooltip text={note}>
      <Select
        className="map-projection"
        aria-label={t('projection.label')}
        value={projection}
        choices={projectionIds.map((id) => ({ value: id, label: titleOf(id) }))}
        onValue={(next) => store.setState({ projection: next })}
      />
    </Tooltip>
  )
}
