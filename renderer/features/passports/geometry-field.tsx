import { MapPin, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Geometry } from '../../../shared/contract/features/records.ts'
import { readCoordinates } from '../../../shared/domain/coordinates/read.ts'
import type { Field as DictionaryField } from '../../../shared/domain/dictionary.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { useForm } from './form-context.ts'

/** The record's own geometry: what it is, typed coordinates, and the way to the map tools. */
export function GeometryField({ field }: { readonly field: DictionaryField }) {
  const { t } = useLanguage()
  const form = useForm()
  const { geometry } = form.record
  return (
    <div className="form-geometry" data-field={field.id}>
      <p>{geometry ? <Described geometry={geometry} /> : t('form.noGeometry')}</p>
      {form.readOnly ? null : (
        <>
          <TypedPoint />
          <div className="form-geometry-actions">
            {form.onGeometry ? (
              <Button small icon={MapPin} onClick={form.onGeometry}>
                {t('form.geometry.edit')}
              </Button>
            ) : null}
            {geometry ? (
              <Button small icon={Trash2} onClick={() => void form.commit({ geometry: null })}>
                {t('form.geometry.remove')}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </div>
  )
}

function Described({ geometry }: { readonly geometry: Geometry }) {
  const { t, language } = useLanguage()
  if (geometry.type === 'Point') {
    const [lon = 0, lat = 0] = geometry.coordinates as readonly number[]
    const written = (degrees: number) => formatNumber(degrees, language, { maxDecimals: 5 })
    return t('form.geometry.point', { lat: written(lat), lon: written(lon) })
  }
  return t('form.geometry.other', { type: geometry.type, n: vertexCount(geometry.coordinates) })
}

function vertexCount(coordinates: readonly unknown[]): number {
  return typeof coordinates[0] === 'number'
    ? 1
    : coordinates.reduce<number>((sum, part) => sum + vertexCount(part as readonly unknown[]), 0)
}

function TypedPoint() {
  const { t } = useLanguage()
  const { commit } = useForm()
  const [typed, setTyped] = useState('')
  const [unread, setUnread] = useState(false)
  const set = () => {
    const [reading] = readCoordinates(typed)
    setUnread(!reading)
    if (!reading) return
    setTyped('')
    void commit({ geometry: { type: 'Point', coordinates: [...reading.point] } })
  }
  return (
    <Field
      label={t('form.geometry.typed')}
      error={unread ? t('form.geometry.unread') : undefined}
      aside={
        <Button small onClick={set}>
          {t('form.geometry.set')}
        </Button>
      }
    >
      <TextInput
        value={typed}
        onValue={(value) => {
          setTyped(value)
          setUnread(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set()
        }}
      />
    </Field>
  )
}
