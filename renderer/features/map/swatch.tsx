import { useId } from 'react'
import { type Paint, symbolPath } from '../../map/index.ts'

interface SwatchProps {
  readonly paints: readonly Paint[]
  readonly geometry: 'point' | 'line' | 'polygon' | 'raster'
}

/** A sample of how something is painted, as in the map. */
export function Swatch({ paints, geometry }: SwatchProps) {
  const id = useId()
  return (
    <svg className="map-swatch" viewBox="0 0 28 16" width="28" height="16" aria-hidden>
      {paints.map((paint, at) => (
        <Coat key={`${id}-${at}`} paint={paint} geometry={geometry} id={`${id}-${at}`} />
      ))}
    </svg>
  )
}

interface CoatProps {
  readonly paint: Paint
  readonly geometry: SwatchProps['geometry']
  readonly id: string
}

function Coat({ paint, geometry, id }: CoatProps) {
  const { fill, hatch, stroke, symbol } = paint
  if (symbol)
    return (
      <path
        d={symbolPath(symbol.shape, Math.min(6, symbol.radius), 14, 8)}
        fill={symbol.fill}
        stroke={symbol.stroke}
        strokeWidth={symbol.strokeWidth}
      />
    )
  const line = stroke
    ? { stroke: stroke.color, strokeWidth: stroke.width, strokeDasharray: stroke.dash?.join(' ') }
    : {}
  const isArea = geometry === 'polygon' && (fill !== undefined || hatch !== undefined)
  if (!isArea) return <path d="M1 8H27" fill="none" {...line} />
  return (
    <>
      {hatch ? (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
          <path
            d="M-1 1L1 -1M0 6L6 0M5 7L7 5"
            stroke={hatch.color}
            strokeWidth={hatch.width}
            fill="none"
          />
        </pattern>
      ) : null}
      <rect x="1" y="1" width="26" height="14" fill={fill ?? 'none'} {...line} />
      {hatch ? <rect x="1" y="1" width="26" height="14" fill={`url(#${id})`} /> : null}
    </>
  )
}
