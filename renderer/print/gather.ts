import type { DataContract } from '../../shared/contract/data.ts'
import type { Output } from '../../shared/contract/define.ts'
import type { Layer } from '../../shared/contract/features/layers.ts'
import type { RecordId, StoredRecord } from '../../shared/contract/features/records.ts'
import { isSynthetic } from '../../shared/domain/demo.ts'
import { buildDictionary } from '../../shared/domain/dictionary/build.ts'
import type { KindDictionary, PassportKind } from '../../shared/domain/dictionary.ts'
import { kazakhstanTime } from '../../shared/domain/kazakhstan-time.ts'
import { checkPassport } from '../../shared/domain/passport/check.ts'
import { withComputed } from '../../shared/domain/passport/compute.ts'
import type { Issue } from '../../shared/domain/passport/issue.ts'
import { reasonFor } from '../../shared/domain/passport/reasons.ts'
import { type Doc, readValues, type Values } from '../../shared/domain/passport/values.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { data, fetchBulk } from '../api/client.ts'
import { type DrawnSheet, drawSheet, LayerData, type SheetLayer } from '../map/index.ts'

type Unit = Output<DataContract['units.list']>[number]

/** Everything a printed passport shows; nothing is asked for afterwards. */
export interface GatheredPassport {
  readonly language: Language
  readonly title: string
  readonly kind: KindDictionary
  readonly doc: Doc
  readonly values: Values
  readonly record: StoredRecord
  /** Code → unit, for references. */
  readonly units: ReadonlyMap<string, Unit>
  readonly map: (DrawnSheet & { readonly layers: readonly Layer[] }) | null
  readonly demo: boolean
  /** Warnings that a person gave a reason for which still applies. */
  readonly explained: readonly { readonly issue: Issue; readonly reason: string }[]
  readonly printedAt: number
}

export async function gatherPassport(id: RecordId, language: Language): Promise<GatheredPassport> {
  const [source, record, unitList, layers, across] = await Promise.all([
    data['dictionary.get']({}),
    data['records.get']({ record: id }),
    data['units.list']({}),
    data['layers.list']({}),
    data['passports.findings']({ record: id }),
  ])
  const kind = buildDictionary(source).kinds[record.kind as PassportKind]
  const doc = withComputed(kind, record.doc)
  const values = readValues(kind, doc)
  const units = new Map(unitList.map((unit) => [unit.code, unit]))
  const unit = units.get(textOf(values.get('kato_code')))
  return {
    language,
    kind,
    doc,
    values,
    record,
    units,
    title: nameOf(values, language),
    map: await mapOf({ layers, language, record, unit }),
    demo: isSynthetic(record.src),
    explained: explainedOf(kind, record, across),
    printedAt: Date.now(),
  }
}

function explainedOf(
  kind: KindDictionary,
  record: StoredRecord,
  across: readonly Issue[],
): GatheredPassport['explained'] {
  const context = { ...kazakhstanTime(Date.now()), hasGeometry: record.geometry !== null }
  return [...checkPassport(kind, record.doc, context), ...across].flatMap((issue) => {
    const reason = issue.severity === 'warn' ? reasonFor(kind, record.doc, issue) : null
    return reason?.applies ? [{ issue, reason: reason.text }] : []
  })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export function nameOf(values: Values, language: Language): string {
  const named = (one: Language) => textOf(values.get(`object_name_${one}`))
  return named(language) || named('ru') || named('kk')
}

/** Base layers of a sheet, from the lowest; what the store lacks is left out. */
const sheetLayers = [
  'adm1_neighbours',
  'lakes',
  'rivers',
  'roads_schematic',
  'adm2_schematic',
  'adm1_oblast',
  'adm0_country',
  'passports/hazfac',
  'passports/dam',
  'settlements',
]

interface MapWish {
  readonly layers: readonly Layer[]
  readonly language: Language
  readonly record: StoredRecord
  readonly unit: Unit | undefined
}

async function mapOf({
  layers,
  language,
  record,
  unit,
}: MapWish): Promise<GatheredPassport['map']> {
  const bytes = new LayerData(fetchBulk)
  const own = `passports/${record.kind}`
  const shownHere = record.kind === 'territory' ? sheetLayers : [...new Set([...sheetLayers, own])]
  const wanted = shownHere.flatMap(
    (id) => layers.find((layer) => layer.id === id && layer.whole) ?? [],
  )
  const shown: SheetLayer[] = await Promise.all(
    wanted.map(async (layer) => ({ layer, packed: await bytes.whole(layer) })),
  )
  const subject = record.kind === 'territory' ? subjectOf(shown, unit) : null
  const box = subject?.box ?? boxAround(record, unit)
  if (!box) return null
  const context = document.createElement('canvas').getContext('2d')
  const drawn = drawSheet({
    layers: shown,
    box,
    widthMm: 176,
    heightMm: 120,
    language,
    subject,
    measure: (text, font) => {
      if (!context) return text.length * 6
      context.font = font
      return context.measureText(text).width
    },
  })
  return { ...drawn, layers: wanted }
}

/** The outline of a territory among the borders: the unit's own shape, or the region's. */
function subjectOf(shown: readonly SheetLayer[], unit: Unit | undefined) {
  const keys = new Set([unit?.unitId, unit?.iso, unit?.code].filter(Boolean))
  for (const { layer, packed } of shown) {
    const column = layer.keyAttribute ? packed.table[layer.keyAttribute] : undefined
    const feature = column?.findIndex((key) => typeof key === 'string' && keys.has(key)) ?? -1
    const box = feature >= 0 ? boxOf(packed, feature) : null
    if (box) return { packed, feature, box }
  }
  return null
}

function boxOf(packed: SheetLayer['packed'], feature: number) {
  const firstPart = feature === 0 ? 0 : (packed.featureEnds[feature - 1] ?? 0)
  const from = firstPart === 0 ? 0 : (packed.partEnds[firstPart - 1] ?? 0)
  const to = packed.partEnds[(packed.featureEnds[feature] ?? 0) - 1] ?? 0
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = from; at < to; at += 1) {
    const lon = packed.origin[0] + (packed.coords[2 * at] ?? 0)
    const lat = packed.origin[1] + (packed.coords[2 * at + 1] ?? 0)
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return to > from ? ([west, south, east, north] as const) : null
}

/** A facility in its surroundings; our choice: about 25 km each way. */
function boxAround(record: StoredRecord, unit: Unit | undefined) {
  if (record.kind === 'territory' && unit?.level === 'country')
    return [46.5, 40.5, 87.3, 55.5] as const
  const point =
    record.geometry?.type === 'Point'
      ? (record.geometry.coordinates as readonly number[])
      : unit?.placed === 'above'
        ? undefined
        : unit?.centre
  const [lon, lat] = point ?? []
  if (lon === undefined || lat === undefined) return null
  return [lon - 0.35, lat - 0.22, lon + 0.35, lat + 0.22] as const
}
