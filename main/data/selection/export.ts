import type { Input } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  SelectionSummary,
  selectionContract,
} from '../../../shared/contract/features/selection.ts'
import type { Language, Text } from '../../../shared/i18n/language.ts'
import { selectionMessages as words } from '../../../shared/i18n/messages/selection.ts'
import { createBreath } from '../breathe.ts'
import type { DataContext } from '../context.ts'
import { boxOfBlob } from '../db/geometry-blob.ts'
import { AtomicFile } from '../files/atomic-file.ts'
import { CsvWriter } from '../files/csv-write.ts'
import { writeWorkbookRows } from '../files/workbook-write.ts'
import type { LayerSource } from '../layers/source.ts'
import { inSteps } from '../steps.ts'
import { type AskedArea, askedArea, sortedIdsOf } from './area.ts'
import { lengthOfBlobM } from './features.ts'
import { sourcesOf, summarise } from './summary.ts'

type ExportInput = Required<Input<(typeof selectionContract)['selection.export']>>
type Row = readonly (string | number | null)[]

/** Writes the numbers of an area, or the features behind them, to a file that appears whole or not at all. */
export async function exportSelection(ctx: DataContext, input: ExportInput) {
  const area = askedArea(ctx, input.area)
  const target = new AtomicFile(input.file)
  try {
    const rows = input.what === 'figures' ? figures(ctx, area, input) : features(ctx, area, input)
    const count = await write(target.part, rows, input)
    if (ctx.signal.aborted) throw new AppError('cancelled')
    target.commit()
    return { count }
  } finally {
    target.discard()
  }
}

const headings = {
  figures: ['figure', 'value', 'unit', 'source'],
  features: ['layer', 'class', 'name', 'number', 'lon', 'lat', 'lengthInside'],
} as const

async function write(
  path: string,
  rows: AsyncIterable<Row>,
  { what, format, language }: ExportInput,
): Promise<number> {
  const headers = headings[what].map((key) => words[`selection.column.${key}`][language])
  if (format === 'workbook')
    return writeWorkbookRows(path, { sheet: words['selection.title'][language], headers, rows })
  const writer = new CsvWriter(path, language)
  try {
    writer.add(headers)
    let count = 0
    for await (const row of rows) {
      writer.add(row)
      count += 1
    }
    writer.finish()
    return count
  } finally {
    writer.close()
  }
}

type Method = SelectionSummary['population'][number]['method']
type FigureKey =
  | `selection.by.${Method}`
  | `selection.${'area' | 'perimeter' | 'population' | 'people' | 'features' | 'noClass' | 'km' | 'km2' | 'wgs84'}`

async function* figures(
  ctx: DataContext,
  area: AskedArea,
  { layers, language }: ExportInput,
): AsyncGenerator<Row> {
  const summary = await inSteps(ctx.signal, summarise(ctx, area, layers))
  const say = (key: FigureKey): string => words[key][language]
  yield [say('selection.area'), summary.areaM2 / 1e6, say('selection.km2'), say('selection.wgs84')]
  yield [
    say('selection.perimeter'),
    summary.perimeterM / 1e3,
    say('selection.km'),
    say('selection.wgs84'),
  ]
  for (const { method, people } of summary.population)
    yield [
      say('selection.population'),
      people,
      say('selection.people'),
      say(`selection.by.${method}`),
    ]
  for (const { layer } of sourcesOf(ctx, layers)) {
    const found = summary.layers.find((one) => one.layer === layer.id)
    if (!found || found.count === 0) continue
    const [title, source] = [layer.title[language], layer.source[language]]
    yield [title, found.count, say('selection.features'), source]
    if (found.lengthM !== null) yield [title, found.lengthM / 1e3, say('selection.km'), source]
    if (layer.classes.length > 0)
      for (const { index, count } of found.classes)
        yield [
          `${title}: ${classLabel(layer, index)?.[language] ?? say('selection.noClass')}`,
          count,
          say('selection.features'),
          source,
        ]
  }
}

const classLabel = ({ classes }: LayerSource['layer'], index: number): Text | undefined =>
  classes[index - 1]?.label

async function* features(
  ctx: DataContext,
  area: AskedArea,
  { layers, language }: ExportInput,
): AsyncGenerator<Row> {
  const breathe = createBreath(ctx.signal)
  for (const source of sourcesOf(ctx, layers))
    for (const id of await inSteps(ctx.signal, sortedIdsOf(source, area))) {
      yield featureRow(source, id, { area, language })
      await breathe()
    }
}

interface Writing {
  readonly area: AskedArea
  readonly language: Language
}

function featureRow(source: LayerSource, id: number, { area, language }: Writing): Row {
  const { layer } = source
  const head = source.head(id)
  const blob = source.blob(id)
  const [west, south, east, north] = blob ? boxOfBlob(blob) : []
  const middle = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? null : (a + b) / 2
  return [
    layer.title[language],
    classLabel(layer, source.classOf(id))?.[language] ?? null,
    head?.title[language] ?? null,
    head?.attributes['passport_number'] ?? id,
    middle(west, east),
    middle(south, north),
    layer.geometry === 'line' && blob ? lengthOfBlobM(blob, area.index) / 1e3 : null,
  ]
}
