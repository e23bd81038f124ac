import type { Layer } from '../../shared/contract/features/layers.ts'
import type { Text } from '../../shared/i18n/language.ts'
import type { Paint } from './draw/paint.ts'
import { compileStyle, paintsAt } from './styles.ts'
import { pointPaint, type Thematic, type ThematicClass, thematicPaint } from './thematic.ts'
import { type Palette, palettes, type Theme } from './theme.ts'

/** One line of a legend: how it is painted and, where a layer has classes, what it means. */
export interface LegendEntry {
  /** Null for a layer of one look, and for features without a class. */
  readonly label: Text | null
  readonly paints: readonly Paint[]
  /** Dashed because drawn approximately. */
  readonly isSchematic: boolean
  readonly isNoData: boolean
  /** Of a thematic map: how many values lie in the class. */
  readonly count?: number
}

/** Legends show symbols as at 1:2 000 000, where every base layer has one. */
const LEGEND_RESOLUTION_M = 500

const isDashed = (paints: readonly Paint[]) => paints.some(({ stroke }) => stroke?.dash)

/** Lines of a layer's legend: classes that look alike share one, without a name of their own. */
export function legendOf(layer: Layer, theme: Theme): readonly LegendEntry[] {
  if (layer.geometry === 'raster') return []
  const paints = paintsAt(compileStyle(layer, palettes[theme]), LEGEND_RESOLUTION_M)
  const [plain = [], ...ofClasses] = paints
  const isDashMeaning =
    layer.schematic || layer.classes.some(({ value }) => value.startsWith('SCHEMATIC'))
  const entry = (label: Text | null, coats: readonly Paint[]): LegendEntry => ({
    label,
    paints: coats,
    isSchematic: isDashMeaning && isDashed(coats),
    isNoData: false,
  })
  const looks = new Map<string, { coats: readonly Paint[]; labels: Text[] }>()
  layer.classes.forEach(({ label }, index) => {
    const coats = ofClasses[index] ?? []
    const look = JSON.stringify(coats)
    const known = looks.get(look)
    if (known) known.labels.push(label)
    else looks.set(look, { coats, labels: [label] })
  })
  if (looks.size === 0) return [entry(null, plain)]
  return [...looks.values()].map(({ coats, labels }) => {
    const [only] = labels
    return entry(labels.length === 1 && only ? only : null, coats)
  })
}

/** Lines of a thematic map's legend with the number of values; "no data" is always among them. */
export function thematicLegend(thematic: Thematic, theme: Theme): readonly LegendEntry[] {
  const palette = palettes[theme]
  const counts = new Map<number | null, number>()
  for (const value of thematic.values.values())
    counts.set(value.class, (counts.get(value.class) ?? 0) + 1)
  const entry = (found: ThematicClass | null, at: number | null): LegendEntry => ({
    label: found?.label ?? null,
    paints: [paintOf(thematic.form, found, palette)],
    isSchematic: false,
    isNoData: found === null,
    count: counts.get(at) ?? 0,
  })
  return [...thematic.classes.map(entry), entry(null, null)]
}

function paintOf(form: Thematic['form'], entry: ThematicClass | null, palette: Palette): Paint {
  if (form === 'line') return { stroke: { color: entry?.color ?? palette.noData, width: 4 } }
  if (form === 'point') return pointPaint(entry, entry === null, palette)
  const { shape: _shape, ...plain } = entry ?? { shape: undefined }
  return thematicPaint(
    entry ? (plain as ThematicClass) : null,
    entry?.hatch ?? entry === null,
    palette,
  )
}

/** Whether something of a layer is drawn dashed because it is approximate. */
export function isPartlySchematic(layer: Layer): boolean {
  return layer.schematic || layer.classes.some(({ value }) => value.startsWith('SCHEMATIC'))
}
