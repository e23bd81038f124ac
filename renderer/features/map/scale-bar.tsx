import { useMapState } from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { writeLength } from './quantities.ts'
import { roundLength } from './round-length.ts'

const MOST_PX = 130

/** A two-unit bar, true along the middle of the map in the present projection. */
export function ScaleBar() {
  const { t, language } = useLanguage()
  const resolutionM = useMapState((state) => state.camera?.resolutionM ?? 0)
  if (resolutionM <= 0) return null
  const lengthM = roundLength(MOST_PX * resolutionM)
  const length = writeLength(lengthM, language, t)
  return (
    <div className="map-scale-bar" role="img" aria-label={t('scale.bar', { length })}>
      <div className="map-scale-bar-line" style={{ width: `${lengthM / resolutionM}px` }}>
        <span />
        <span />
      </div>
      <span className="map-scale-bar-text" aria-hidden>
        {length}
      </span>
    </div>
  )
}
