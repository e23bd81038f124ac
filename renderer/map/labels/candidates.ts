import type { Language } from '../../../shared/i18n/language.ts'
import { isInRange, valueAt } from '../stops.ts'
import type { LabelRule, LayerStyle } from '../style-rules.ts'
import { paintsAt } from '../styles.ts'
import type { Named } from './label-source.ts'
import type { Candidate, Spot } from './place.ts'

/** A name with the rule it is written by. */
export interface Label extends Candidate {
  readonly rule: LabelRule
}

/** Where the screen, or the sheet of paper, lies in the plane. */
export interface LabelFrame {
  /** Plane coordinates of the top left corner. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Plane units a pixel, and ground metres a pixel. */
  readonly resolution: number
  readonly groundResolutionM: number
  readonly language: Language
}

export const fontOf = (rule: LabelRule, size: number): string =>
  `${rule.italic ? 'italic ' : ''}${rule.weight} ${size.toFixed(1)}px "Noto Sans", sans-serif`

/** Letters set apart by hair spaces: OpenLayers knows no letter spacing. */
const spaced = (text: string, rule: LabelRule) =>
  rule.spacing ? Array.from(text).join('\u200a') : text

/** Names of one layer that may appear in a frame. */
export function candidatesOf(
  named: readonly Named[],
  style: LayerStyle,
  frame: LabelFrame,
): Label[] {
  const paints = paintsAt(style, frame.groundResolutionM)
  const radii = paints.map((coats) =>
    Math.max(0, ...coats.map(({ symbol }) => (symbol ? symbol.radius + symbol.strokeWidth : 0))),
  )
  return named.flatMap((item) => {
    const rule = style.labels[item.classIndex]
    if (!rule || !isInRange(rule.range, frame.groundResolutionM)) return []
    const size = valueAt(rule.size, frame.groundResolutionM)
    const name = item.names[frame.language]
    const text = spaced(rule.capitals ? name.toUpperCase() : name, rule)
    return spotsOf(item, rule, frame, radii[item.classIndex] ?? 0).map((at) => ({
      text,
      font: fontOf(rule, size),
      size,
      priority: rule.priority,
      rank: item.rank,
      rule,
      at,
    }))
  })
}

function spotsOf(item: Named, rule: LabelRule, frame: LabelFrame, radius: number): Spot[] {
  const toX = (x: number) => (x - frame.left) / frame.resolution
  const toY = (y: number) => (frame.top - y) / frame.resolution
  if (item.place.kind === 'line')
    return visibleStretches(item.place.coords, frame).map((pixels) => ({ kind: 'along', pixels }))
  const [x, y] = [toX(item.place.x), toY(item.place.y)]
  if (x < 0 || y < 0 || x > frame.width || y > frame.height) return []
  return rule.place === 'beside'
    ? [{ kind: 'beside', x, y, radius }]
    : [{ kind: 'over', x, y, room: item.place.width / frame.resolution }]
}

/** The runs of a line on the screen, in pixels at least three apart. */
function visibleStretches(coords: Float64Array, frame: LabelFrame): number[][] {
  const stretches: number[][] = []
  let run: number[] = []
  let [lastX, lastY] = [Infinity, Infinity]
  const end = () => {
    if (run.length >= 6) stretches.push(run)
    run = []
  }
  for (let at = 0; at < coords.length; at += 2) {
    const x = ((coords[at] ?? 0) - frame.left) / frame.resolution
    const y = (frame.top - (coords[at + 1] ?? 0)) / frame.resolution
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) {
      end()
      continue
    }
    if (run.length > 0 && Math.hypot(x - lastX, y - lastY) < 3) continue
    run.push(x, y)
    ;[lastX, lastY] = [x, y]
  }
  end()
  return stretches
}
