import type { Layer } from '../../shared/contract/features/layers.ts'
import { formatNumber } from '../../shared/i18n/format.ts'
import type { Language } from '../../shared/i18n/language.ts'
import type { DrawnSheet } from '../map/index.ts'
import { translator } from '../ui/language.tsx'

interface MapFigureProps {
  readonly map: DrawnSheet & { readonly layers: readonly Layer[] }
  readonly language: Language
  readonly title: string
}

/** The map with its scale, its legend and where its layers come from. */
export function MapFigure({ map, language, title }: MapFigureProps) {
  const t = translator(language)
  const { groundMPerMm, svg, layers } = map
  const barM = niceBelow(groundMPerMm * 50)
  const schematic = layers.filter((layer) => layer.schematic)
  const sources = [...new Set(layers.map(({ source }) => source[language]))]
  return (
    <figure className="sheet-map">
      <div role="img" aria-label={title} dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption>
        <span className="sheet-scale">
          1 : {formatNumber(roundTo2(groundMPerMm * 1000), language)}
          <span className="sheet-bar" style={{ width: `${barM / groundMPerMm}mm` }} />
          {t('print.km', { n: barM / 1000 })}
        </span>
        <ul className="sheet-legend">
          <li>
            <i className="sheet-subject" /> {t('print.subject')}
          </li>
          {layers.map((layer) => (
            <li key={layer.id}>
              {layer.title[language]}
              {layer.schematic && !layer.title[language].includes(t('print.schematic'))
                ? ` (${t('print.schematic')})`
                : ''}
              {layer.synthetic ? ` (${t('layers.synthetic')})` : ''}
            </li>
          ))}
        </ul>
        {schematic.length > 0 ? <p>{t('print.schematicNote')}</p> : null}
        <p>
          {t('print.sources')}: {sources.join('; ')}. {t('print.projection')}
        </p>
      </figcaption>
    </figure>
  )
}

/** 1, 2 or 5 times a power of ten, at most the given length. */
function niceBelow(lengthM: number): number {
  const power = 10 ** Math.floor(Math.log10(lengthM))
  const step = [5, 2, 1].find((factor) => factor * power <= lengthM) ?? 1
  return step * power
}

/** The scale of a fitted map says two figures: more would pretend. */
function roundTo2(denominator: number): number {
  const power = 10 ** (Math.floor(Math.log10(denominator)) - 1)
  return Math.round(denominator / power) * power
}
