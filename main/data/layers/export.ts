import { statSync } from 'node:fs'
import { AppError } from '../../../shared/contract/failure.ts'
import type { Layer } from '../../../shared/contract/features/layers.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { DataContext } from '../context.ts'
import type { Window } from '../db/rtree.ts'
import { AtomicFile } from '../files/atomic-file.ts'
import { GeoJsonWriter } from '../files/geojson-write.ts'
import { GeoPackageWriter } from '../files/geopackage-write.ts'
import { inSteps, type Steps } from '../steps.ts'
import { idsInBox, requireSource } from './queries.ts'
import type { LayerSource, Value } from './source.ts'

interface ExportInput {
  readonly layer: string
  /** The path; main has put it in the token's place. */
  readonly file: string
  readonly format: 'geopackage' | 'geojson'
  readonly language: Language
  readonly box: Window | null
  readonly ids: readonly number[] | null
}

/** Writes features to a file that appears whole or not at all. */
export async function exportLayer(
  ctx: DataContext,
  input: ExportInput,
): Promise<{ count: number; bytes: number }> {
  const source = requireSource(ctx, input.layer)
  const target = new AtomicFile(input.file)
  try {
    const count = await inSteps(ctx.signal, writeAll(source, input, target.part))
    target.commit()
    return { count, bytes: statSync(input.file).size }
  } finally {
    target.discard()
  }
}

interface Writer {
  add(id: number, blob: Buffer | null, values: readonly Value[]): void
  finish(): void
  close(): void
}

/** Features between two pauses. */
const pauseFeatures = 200

function* writeAll(source: LayerSource, input: ExportInput, path: string): Steps<number> {
  const names = source.layer.attributes.map(({ name }) => name)
  const writer = openWriter(source, input, path)
  let count = 0
  try {
    for (const id of yield* idsOf(source, input)) {
      const head = source.head(id)
      if (!head) continue
      writer.add(
        id,
        source.blob(id),
        names.map((name) => head.attributes[name] ?? null),
      )
      if (++count % pauseFeatures === 0) yield
    }
    if (count === 0) throw new AppError('not-found', { why: 'nothing to export' })
    writer.finish()
  } finally {
    writer.close()
  }
  return count
}

function* idsOf(source: LayerSource, { ids, box }: ExportInput): Steps<readonly number[]> {
  const chosen = box ? yield* idsInBox(source, box) : null
  if (ids === null) return chosen?.sort((a, b) => a - b) ?? source.ids(-1, source.layer.count)
  const wanted = chosen && new Set(chosen)
  return [...new Set(ids)].filter((id) => !wanted || wanted.has(id)).sort((a, b) => a - b)
}

function openWriter(source: LayerSource, { format, language }: ExportInput, path: string): Writer {
  const { layer } = source
  if (format === 'geojson')
    return new GeoJsonWriter(
      path,
      {
        name: layer.title[language],
        source: layer.source[language],
        licence: layer.licence,
        date: layer.date,
        note: layer.note[language],
        schematic: layer.schematic,
        synthetic: layer.synthetic,
      },
      layer.attributes.map(({ name }) => name),
    )
  return new GeoPackageWriter(path, {
    name: layer.id.replaceAll(/[^a-z0-9_]/gi, '_'),
    title: layer.title[language],
    description: descriptionOf(layer, language),
    type: source.geometryType,
    attributes: layer.attributes,
  })
}

/** A GeoPackage has one text for all of it; the marks are words of the format, not of a language. */
function descriptionOf(layer: Layer, language: Language): string {
  const marks = [layer.schematic ? 'schematic' : '', layer.synthetic ? 'synthetic' : '']
  return [layer.source[language], layer.licence, layer.date, layer.note[language], ...marks]
    .filter((text) => text !== '')
    .join(' | ')
}
