import type { QualityAspect, QualityLine } from '../../../shared/contract/features/quality.ts'
import { formatDate } from '../../../shared/i18n/format.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { useData } from '../../api/queries.ts'
import type { Column } from '../../ui/data-table.tsx'
import { type Translate, useLanguage } from '../../ui/language.tsx'
import { hashFor } from '../../ui/route.ts'

/** Columns of the list of findings; the indicator is a link to its field in the form. */
export function useLineColumns(aspect: QualityAspect): readonly Column<QualityLine>[] {
  const { t, text, language } = useLanguage()
  const dictionary = useDictionary()
  const units = useData('units.list', {})
  const unitName = (code: string | null) => {
    const unit = units.data?.find((one) => one.code === code)
    return unit ? text(unit.name) : (code ?? '')
  }
  const cut = (content: string) => (
    <span className="quality-cut" title={content}>
      {content}
    </span>
  )
  const indicator = ({ kind, field, column }: QualityLine) => {
    const found = dictionary?.kinds[kind].byId.get(field)
    const part = found?.columns.find(({ id }) => id === column)
    return [found ? text(found.name) : String(field), part ? text(part.label) : '']
      .filter(Boolean)
      .join(' · ')
  }
  return [
    {
      id: 'passport',
      header: t('quality.passport'),
      width: 'minmax(7rem, 2fr)',
      renderCell: ({ name, kind }) =>
        cut(text(name) || (dictionary ? text(dictionary.kinds[kind].label) : kind)),
    },
    {
      id: 'unit',
      header: t('quality.unit'),
      width: '6.5rem',
      renderCell: ({ unit }) => cut(unitName(unit)),
    },
    {
      id: 'indicator',
      header: t('quality.indicator'),
      width: 'minmax(8rem, 2.5fr)',
      renderCell: (line) => (
        <a
          className="quality-cut"
          tabIndex={-1}
          title={indicator(line)}
          href={hashFor('passports', line.record, String(line.field))}
        >
          {indicator(line)}
        </a>
      ),
    },
    {
      id: 'what',
      header: t('quality.what'),
      width: 'minmax(8rem, 3fr)',
      renderCell: (line) => cut(line.message ? text(line.message) : wordsOf(line, t, language)),
    },
    ...(aspect === 'missing'
      ? []
      : [
          {
            id: 'asOf',
            header: t('quality.asOf'),
            width: '7.25rem',
            renderCell: ({ asOf }: QualityLine) => (asOf ? formatDate(asOf, language) : ''),
          },
          {
            id: 'confidence',
            header: t('quality.confidence'),
            width: '7.25rem',
            renderCell: ({ confidence }: QualityLine) =>
              confidence === 0 ? '' : t(`form.confidence.${confidence as 1 | 2 | 3}`),
          },
        ]),
    {
      id: 'owner',
      header: t('quality.owner'),
      width: '7rem',
      renderCell: ({ owner }) => cut(owner ?? t('quality.nobody')),
    },
  ]
}

function wordsOf({ aspect, due }: QualityLine, t: Translate, language: Language): string {
  if (aspect === 'late')
    return t('quality.aspect.late.text', { due: due ? formatDate(due, language) : '' })
  return aspect === 'unsure' ? t('quality.aspect.unsure.text') : t('quality.aspect.missing.text')
}
