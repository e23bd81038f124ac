import type { DataContract } from '../../../shared/contract/data.ts'
import type { Input, Output } from '../../../shared/contract/define.ts'
import type { Dataset } from '../../../shared/contract/features/datasets.ts'

/** A chosen file and the layers found in it. */
export interface LayerFile {
  readonly file: string
  readonly name: string
  readonly layers: Output<DataContract['datasets.inspect']>['layers']
}
export type FoundLayer = LayerFile['layers'][number]
export type ImportInput = Input<DataContract['datasets.import']>

/** What the person says of the layer; texts are in the language of the window. */
export interface LayerForm {
  readonly layer: string
  /** Of a layer with several kinds of geometry. */
  readonly kind: 'point' | 'line' | 'polygon' | null
  /** EPSG code chosen for a layer that names no system; 0 = not chosen yet. */
  readonly srid: number
  /** Layer whose new version it becomes; empty = a new data set. */
  readonly replaces: string
  readonly title: string
  readonly source: string
  readonly licence: string
  readonly date: string
  /** Attribute shown as the name on the map; empty = none. */
  readonly label: string
  readonly schematic: boolean
  readonly synthetic: boolean
}

export function emptyForm(found: FoundLayer): LayerForm {
  return {
    layer: found.name,
    kind: found.kind === 'mixed' ? 'polygon' : null,
    srid: found.srid,
    replaces: '',
    title: found.title || found.name,
    source: '',
    licence: '',
    date: '',
    label: found.attributes.find(({ name }) => /^(name|название|атауы)/iu.test(name))?.name ?? '',
    schematic: false,
    synthetic: false,
  }
}

/** A new version begins with what is said of the one before; its date is new. */
export function versionForm(
  form: LayerForm,
  before: Dataset,
  text: (words: Dataset['title']) => string,
): LayerForm {
  return {
    ...form,
    replaces: before.layer,
    title: text(before.title),
    source: text(before.source),
    licence: before.licence,
    schematic: before.schematic,
    synthetic: before.synthetic,
  }
}

/** Year, month or day, as the store keeps them; null where the text is none of these. */
export function sourceDate(text: string): string | null {
  const bare = text.trim()
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(bare)) return bare
  const [, day, month, year] = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$/.exec(bare) ?? []
  if (!year || !month) return null
  return [year, month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : [])).join('-')
}

/** What is still to be answered, in the order of the form. */
export function lacking(form: LayerForm): 'title' | 'source' | 'licence' | 'date' | null {
  if (form.title.trim() === '') return 'title'
  if (form.source.trim() === '') return 'source'
  if (form.licence.trim() === '') return 'licence'
  return sourceDate(form.date) === null ? 'date' : null
}

const same = (words: string) => ({ kk: words.trim(), ru: words.trim(), en: words.trim() })

/** Texts of the version before keep their translations where the person left them as they were. */
export function inputOf(
  form: LayerForm,
  given: Pick<ImportInput, 'command' | 'file'>,
  { before, text }: { before: Dataset | undefined; text: (words: Dataset['title']) => string },
): ImportInput {
  const words = (typed: string, known: Dataset['title'] | undefined) =>
    known && text(known) === typed ? known : same(typed)
  return {
    ...given,
    layer: form.layer,
    replaces: form.replaces === '' ? null : form.replaces,
    kind: form.kind,
    srid: form.srid === 0 ? null : form.srid,
    said: {
      title: words(form.title, before?.title),
      group: before?.group ?? 'imported',
      source: words(form.source, before?.source),
      licence: form.licence.trim(),
      date: sourceDate(form.date) ?? '',
      ...(before ? { note: before.note } : {}),
      schematic: form.schematic,
      synthetic: form.synthetic,
    },
    drawn: { names: form.label === '' ? null : same(form.label) },
  }
}
