import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { Layer } from '../../../../shared/contract/features/layers.ts'
import type { SelectionSummary } from '../../../../shared/contract/features/selection.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { IconButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { writeArea, writeLength } from '../quantities.ts'
import { useMapLayers } from '../use-map-layers.ts'
import { useSelecting } from './selecting.ts'

interface AnswerProps {
  readonly summary: SelectionSummary
}

/** Every number about the area; each count opens the list behind it. */
export function Answer({ summary }: AnswerProps) {
  const { t, language } = useLanguage()
  const { layers } = useMapLayers()
  const found = layers.toReversed().flatMap((layer): Counted[] => {
    const count = summary.layers.find((one) => one.layer === layer.id)
    return count && count.count > 0 ? [{ ...count, layer }] : []
  })
  const records = found.filter(({ layer }) => layer.store === 'record')
  const lines = found.filter(({ layer, lengthM }) => layer.store !== 'record' && lengthM !== null)
  const others = found.filter(({ layer, lengthM }) => layer.store !== 'record' && lengthM === null)
  return (
    <div className="selection-answer">
      {summary.isMended ? <Notice tone="warn" title={t('selection.mended')} /> : null}
      <dl className="selection-figures">
        <div>
          <dt>{t('selection.area')}</dt>
          <dd>{writeArea(summary.areaM2, language, t)}</dd>
        </div>
        <div>
          <dt>{t('selection.perimeter')}</dt>
          <dd>{writeLength(summary.perimeterM, language, t)}</dd>
        </div>
      </dl>
      <Population population={summary.population} />
      <Counts title={t('selection.passports')} counts={records} />
      <Counts title={t('selection.lengths')} counts={lines} />
      <Counts title={t('selection.objects')} counts={others} />
      {found.length === 0 ? <p>{t('selection.nothing')}</p> : null}
      <p className="selection-hint">
        {t('selection.rule')}{' '}
        {summary.unplaced > 0 ? t('selection.unplaced', { n: summary.unplaced }) : null}
      </p>
    </div>
  )
}

/** Reckoned in every way the data allow, with what each one leaves out. */
function Population({ population }: Pick<SelectionSummary, 'population'>) {
  const { t, language } = useLanguage()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('selection.population')}</h3>
      {population.length === 0 ? (
        <p className="selection-hint">{t('selection.populationNone')}</p>
      ) : (
        <dl className="selection-figures">
          {population.map(({ method, people, ...of }) => (
            <div key={method}>
              <dt>
                {t(`selection.by.${method}`)}
                <span className="selection-note">{t(`selection.note.${method}`, of)}</span>
              </dt>
              <dd>
                {method === 'settlements' ? '' : '≈ '}
                {formatNumber(people, language, { maxDecimals: 0 })}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

type Counted = Omit<SelectionSummary['layers'][number], 'layer'> & { readonly layer: Layer }

interface CountsProps {
  readonly title: string
  readonly counts: readonly Counted[]
}

function Counts({ title, counts }: CountsProps) {
  const id = useId()
  if (counts.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul className="selection-counts">
        {counts.map((count) => (
          <LayerCount key={count.layer.id} {...count} />
        ))}
      </ul>
    </section>
  )
}

function LayerCount({ layer, count, classes, lengthM }: Counted) {
  const { t, text, language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const title = text(layer.title)
  const words = ({ index }: { readonly index: number }) => {
    const label = layer.classes[index - 1]?.label
    return label ? text(label) : t('selection.noClass')
  }
  const hasClasses = layer.classes.length > 0
  return (
    <li>
      <div className="selection-count-row">
        {hasClasses ? (
          <IconButton
            small
            icon={isOpen ? ChevronDown : ChevronRight}
            label={t('selection.classesOf', { name: title })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        ) : (
          <span className="selection-count-indent" />
        )}
        <Count
          title={title}
          value={formatNumber(count, language)}
          {...(lengthM === null ? {} : { length: writeLength(lengthM, language, t) })}
          onOpen={() => useSelecting.setState({ list: { layer: layer.id, classIndex: null } })}
        />
      </div>
      {isOpen ? (
        <ul className="selection-counts" data-inner>
          {classes.map((one) => (
            <li key={one.index}>
              <Count
                title={words(one)}
                value={formatNumber(one.count, language)}
                onOpen={() =>
                  useSelecting.setState({ list: { layer: layer.id, classIndex: one.index } })
                }
              />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

interface CountProps {
  readonly title: string
  readonly value: string
  readonly length?: string
  readonly onOpen: () => void
}

function Count({ title, value, length, onOpen }: CountProps) {
  return (
    <button type="button" className="selection-count" onClick={onOpen}>
      <span>{title}</span>
      {length ? <span className="selection-length">{length}</span> : null}
      <span>{value}</span>
    </button>
  )
}
