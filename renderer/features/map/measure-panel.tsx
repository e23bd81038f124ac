import { Copy, Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { readCoordinates } from '../../../shared/domain/coordinates/read.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useMap, useMapState } from '../../map/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { writeArea, writeLength } from './quantities.ts'

/** Running figures of a measurement, over the map. */
export function MeasurePanel() {
  const { t, language } = useLanguage()
  const map = useMap()
  const tool = useMapState((state) => state.tool)
  const measured = useMapState((state) => state.measured)
  if (tool !== 'measure-length' && tool !== 'measure-area') return null
  const isArea = tool === 'measure-area'
  const figures: readonly (readonly [string, string])[] =
    measured && measured.points.length > 1
      ? [
          ...(isArea
            ? [[t('measure.area'), writeArea(measured.areaM2, language, t)] as const]
            : []),
          [
            t(isArea ? 'measure.perimeter' : 'measure.total'),
            writeLength(measured.lengthM, language, t),
          ],
          ...(isArea ? [] : legFigures(measured.legsM, measured.azimuth)),
        ]
      : []
  function legFigures(legsM: readonly number[], azimuth: number | null) {
    const last = writeLength(legsM.at(-1) ?? 0, language, t)
    const degrees =
      azimuth === null ? '' : `${formatNumber(azimuth, language, { maxDecimals: 1 })}°`
    const leg = legsM.length > 1 ? [[t('measure.lastLeg'), last] as const] : []
    return degrees ? [...leg, [t('measure.azimuth'), degrees] as const] : leg
  }
  const copy = async () => {
    const text = figures.map(([name, value]) => `${name}: ${value}`).join('\n')
    await navigator.clipboard.writeText(text)
    showToast({ tone: 'ok', title: t('identify.copied'), text })
  }
  return (
    <section
      className="measure"
      aria-label={t(isArea ? 'measure.title.area' : 'measure.title.length')}
    >
      {figures.length === 0 ? (
        <p>{t('measure.start')}</p>
      ) : (
        <dl aria-live="off">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <TypedPoint />
      <div className="measure-buttons">
        <IconButton
          small
          icon={Undo2}
          label={t('measure.keys')}
          onClick={() => map.get()?.undoInTool()}
        />
        {figures.length > 0 ? (
          <IconButton small icon={Copy} label={t('measure.copy')} onClick={() => void copy()} />
        ) : null}
      </div>
      <p className="measure-note">{t('measure.ellipsoid')}</p>
      <p className="measure-note">{t('measure.keys')}</p>
    </section>
  )
}

/** A vertex by coordinates instead of a click, for whichever tool is running. */
export function TypedPoint() {
  const { t } = useLanguage()
  const map = useMap()
  const near = useMapState((state) => state.camera?.centre ?? null)
  const [text, setText] = useState('')
  const [reading] = readCoordinates(text, near)
  return (
    <form
      className="typed-point"
      onSubmit={(event) => {
        event.preventDefault()
        if (!reading) return
        map.get()?.actAt(reading.point)
        setText('')
      }}
    >
      <TextInput
        value={text}
        onValue={setText}
        aria-label={t('goto.field')}
        placeholder={t('goto.field')}
        aria-invalid={(text.trim() !== '' && !reading) || undefined}
      />
      <IconButton
        small
        type="submit"
        icon={Plus}
        label={t('measure.typePoint')}
        {...(reading ? {} : { disabledReason: t('goto.unread') })}
      />
    </form>
  )
}
