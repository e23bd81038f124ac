import type { ImportCell } from '../../../shared/contract/features/import.ts'
import type { Field as DictionaryField, KindDictionary } from '../../../shared/domain/dictionary.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox, type Option } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Import } from './use-import.ts'

interface CellDetailsProps {
  readonly cell: ImportCell
  readonly kind: KindDictionary
  readonly work: Import
}

/** One cell: where it stands, why it is doubted, and which indicator its line is given to. */
export function CellDetails({ cell, kind, work }: CellDetailsProps) {
  const { t, text, language } = useLanguage()
  const optionOf = (field: DictionaryField): Option => ({
    id: String(field.id),
    label: text(field.name),
    detail: [field.unit ? text(field.unit.label) : '', sectionName(field.section)]
      .filter(Boolean)
      .join(' · '),
  })
  const sectionName = (id: string) => {
    const section = kind.sections.find((one) => one.id === id)
    return section ? text(section.label) : ''
  }
  const likely = cell.alternatives.flatMap(({ field }) => kind.byId.get(field) ?? [])
  const others = kind.fields.filter(
    (field) => !likely.includes(field) && field.type !== 'table' && !field.auto && !field.plannedOf,
  )
  const own = kind.byId.get(cell.field ?? 0)
  const assign = (field: number | null | undefined) => void work.assign(cell.key, field)
  return (
    <>
      <h2 className="import-label">{cell.label}</h2>
      {cell.context && <p className="import-muted">{cell.context}</p>}
      <p className="import-text">
        {cell.text} {cell.unit}
      </p>
      {cell.note && <p className="import-muted">{cell.note}</p>}
      <ul className="import-doubts">
        {cell.doubts.map((doubt) => (
          <li key={doubt}>{t(`import.doubt.${doubt}`)}</li>
        ))}
        {cell.factor !== 1 && cell.value !== null && (
          <li>{t('import.factor', { factor: cell.factor })}</li>
        )}
      </ul>
      {cell.key !== '' && (
        <>
          <Field label={t('import.assign')}>
            <Combobox
              options={[...likely, ...others].map(optionOf)}
              value={own ? optionOf(own) : null}
              onValue={(option) => assign(option ? Number(option.id) : null)}
            />
          </Field>
          <div className="import-tools" lang={language}>
            <Button small onClick={() => assign(null)}>
              {t('import.leaveOut')}
            </Button>
            <Button small kind="quiet" onClick={() => assign(undefined)}>
              {t('import.asFound')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
