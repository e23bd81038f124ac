import Graticule from 'ol/layer/Graticule.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Text from 'ol/style/Text.js'
import type { Palette } from './theme.ts'

/** Steps of meridians and parallels, degrees: 4 on country sheets, 2 on oblast sheets, then round minutes. */
const STEPS = [8, 4, 2, 1, 1 / 2, 1 / 4, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 360]

/** Whole degrees as they are, finer lines with minutes and seconds; no letters: all of it is north and east. */
export function writeGraticuleDegrees(value: number): string {
  const seconds = Math.round(Math.abs(value) * 3_600)
  const [degrees, minutes, rest] = [
    Math.floor(seconds / 3_600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const sign = value < 0 ? '−' : ''
  if (rest) return `${sign}${degrees}°${pad(minutes)}′${pad(rest)}″`
  return minutes ? `${sign}${degrees}°${pad(minutes)}′` : `${sign}${degrees}°`
}

const pad = (value: number) => String(value).padStart(2, '0')

/** Meridians and parallels with their degrees on the edge of the window. */
export function makeGraticule(palette: Palette): Graticule {
  const text = (align: { textAlign?: CanvasTextAlign; textBaseline?: CanvasTextBaseline }) =>
    new Text({
      font: '500 11px "Noto Sans", sans-serif',
      fill: new Fill({ color: palette.textMuted }),
      stroke: new Stroke({ color: palette.halo, width: 3 }),
      ...align,
    })
  return new Graticule({
    strokeStyle: new Stroke({ color: palette.graticule, width: 0.8 }),
    showLabels: true,
    wrapX: false,
    targetSize: 160,
    intervals: STEPS,
    lonLabelFormatter: writeGraticuleDegrees,
    latLabelFormatter: writeGraticuleDegrees,
    lonLabelPosition: 0,
    latLabelPosition: 0,
    lonLabelStyle: text({ textBaseline: 'bottom' }),
    latLabelStyle: text({ textAlign: 'left' }),
  })
}
