import { type PointerEvent, useEffect, useState } from 'react'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import { fromOverview, overviewSize, toOverview, useMap, useMapState } from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'

const COUNTRY = 'adm0_country'

/** The country with the part in view framed; a press moves the map there. The keyboard has Home and the arrows. */
export function Overview({ layers }: { readonly layers: readonly Layer[] }) {
  const { t } = useLanguage()
  const map = useMap()
  const outline = useMapState((state) => state.camera?.outline ?? null)
  const [path, setPath] = useState('')
  const country = layers.find(({ id }) => id === COUNTRY)
  useEffect(() => {
    let isStale = false
    if (country)
      void map
        .get()
        ?.overview(country)
        .then((drawn) => {
          if (!isStale) setPath(drawn)
        })
    return () => {
      isStale = true
    }
  }, [country, map])
  const frame = outline?.map((point) =>
    toOverview(point)
      .map((value) => value.toFixed(1))
      .join(' '),
  )
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * overviewSize.width
    const y = ((event.clientY - box.top) / box.height) * overviewSize.height
    map.get()?.goTo(fromOverview(x, y))
  }
  return (
    <svg
      className="map-overview"
      viewBox={`0 0 ${overviewSize.width} ${overviewSize.height}`}
      role="img"
      aria-label={t('overview.show')}
      onPointerDown={move}
      onPointerMove={move}
    >
      <path className="map-overview-country" d={path} />
      {frame ? <path className="map-overview-frame" d={`M${frame.join('L')}Z`} /> : null}
    </svg>
  )
}
