import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { isInCountryBox, type LonLat } from '../../../shared/domain/coordinates/lon-lat.ts'
import { readCoordinates } from '../../../shared/domain/coordinates/read.ts'
import type { Reading } from '../../../shared/domain/coordinates/reading.ts'
import { writeCoordinates } from '../../../shared/domain/coordinates/write.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { PlainKey } from '../../../shared/i18n/messages/all.ts'
import { useMap, useMapState } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { type Translate, useLanguage } from '../../ui/language.tsx'
import type { PaletteSource } from '../../ui/palette-source.ts'
import { TextInput } from '../../ui/text-input.tsx'
import './map-panels.css'
import { writeLength } from './quantities.ts'

const formatTitles: Readonly<Record<Reading['format'], PlainKey>> = {
  dd: 'coords.dd',
  dms: 'coords.dms',
  ddm: 'coords.ddm',
  utm: 'coords.utm',
  mgrs: 'coords.mgrs',
  pulkovo: 'coords.pulkovo',
}

const assumedKeys: Readonly<Record<Reading['assumed'][number], PlainKey>> = {
  order: 'goto.assumed.order',
  zone: 'goto.assumed.zone',
  system: 'goto.assumed.system',
}

/** Close enough to see a village street; our choice. */
const ARRIVAL_SCALE = 50_000

/** What was understood, and what had to be supplied to understand it. */
function noteOf(reading: Reading, language: Language, t: Translate): string {
  const { squareM } = reading
  return [
    t(formatTitles[reading.format]),
    ...reading.assumed.map((assumption) => t(assumedKeys[assumption])),
    squareM && squareM > 1 ? t('goto.square', { size: writeLength(squareM, language, t) }) : '',
    isInCountryBox(reading.point) ? '' : t('goto.outside'),
  ]
    .filter(Boolean)
    .join(' · ')
}

interface GoToDialogProps {
  readonly onClose: () => void
}

/** Takes a position in any notation, shows how it is understood, and only then moves the map. */
export function GoToDialog({ onClose }: GoToDialogProps) {
  const { t, language } = useLanguage()
  const map = useMap()
  const near = useMapState((state) => state.camera?.centre ?? null)
  const [text, setText] = useState('')
  const readings = readCoordinates(text, near)
  const [first] = readings
  const go = (point: LonLat) => {
    map.get()?.goTo(point, ARRIVAL_SCALE)
    onClose()
  }
  return (
    <Dialog title={t('goto.title')} onClose={onClose} size="small">
      <form
        className="go-to"
        onSubmit={(event) => {
          event.preventDefault()
          if (first) go(first.point)
        }}
      >
        <Field
          label={t('goto.field')}
          hint={t('goto.hint')}
          {...(text.trim() && !first ? { warning: t('goto.unread') } : {})}
        >
          <TextInput value={text} onValue={setText} />
        </Field>
        <div role="status" aria-label={t('goto.reading')}>
          {readings.map((reading, at) => (
            <div key={`${reading.format} ${reading.point.join()}`} className="go-to-reading">
              <p>
                <strong>{writeCoordinates(reading.point, 'dms', language)}</strong>
                <span className="go-to-note">{noteOf(reading, language, t)}</span>
              </p>
              <Button
                kind={at === 0 ? 'primary' : 'plain'}
                type={at === 0 ? 'submit' : 'button'}
                icon={LocateFixed}
                {...(at === 0 ? {} : { onClick: () => go(reading.point) })}
              >
                {t('goto.go')}
              </Button>
            </div>
          ))}
        </div>
      </form>
    </Dialog>
  )
}

/** Coordinates typed into the palette: each reading is an item, nothing moves before it is chosen. */
export function coordinateSource(
  near: () => LonLat | null,
  goTo: (point: LonLat, scale: number) => void,
): PaletteSource {
  return {
    id: 'coordinates',
    search: (query, { language, t }) => {
      const readings = readCoordinates(query, near())
      if (readings.length === 0) return []
      const items = readings.map((reading) => ({
        id: `coordinates-${reading.format}-${reading.point.join()}`,
        label: writeCoordinates(reading.point, 'dms', language),
        detail: noteOf(reading, language, t),
        icon: LocateFixed,
        run: () => goTo(reading.point, ARRIVAL_SCALE),
      }))
      // Above everything else: nothing but a position reads as one.
      return [{ title: 'map.goTo', items, rank: 0 }]
    },
  }
}
