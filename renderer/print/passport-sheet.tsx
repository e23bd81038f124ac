import type { Field } from '../../shared/domain/dictionary.ts'
import { reasonRow } from '../../shared/domain/passport/reasons.ts'
import { isShown } from '../../shared/domain/passport/shown.ts'
import { rowsOf } from '../../shared/domain/passport/values.ts'
import { writeValue } from '../../shared/domain/passport/write-value.ts'
import { formatDate, formatDateTime } from '../../shared/i18n/format.ts'
import { translator } from '../ui/language.tsx'
import type { GatheredPassport } from './gather.ts'
import { MapFigure } from './map-figure.tsx'

/** A passport in the shape of the paper form: approval block, map, numbered sections and tables. */
export function PassportSheet(gathered: GatheredPassport) {
  const { kind, language, title, demo, map } = gathered
  const t = translator(language)
  return (
    <main className="sheet">
      {demo ? <p className="sheet-demo">{t('print.demo')}</p> : null}
      <Approval {...gathered} />
      <h1>
        {kind.label[language]}
        <span>{title}</span>
      </h1>
      <Heading {...gathered} />
      {map ? <MapFigure map={map} language={language} title={title} /> : null}
      {kind.sections
        .map(({ id, label, fields }) => ({ id, label, fields: shownFields(gathered, fields) }))
        .filter(({ fields }) => fields.length > 0)
        .map((section, at) => (
          <SheetSection key={section.id} {...section} number={at + 1} gathered={gathered} />
        ))}
      <Explained {...gathered} />
      <footer className="sheet-foot">
        {t('print.printed', { at: formatDateTime(gathered.printedAt, language) })}
        {' · '}
        {t('print.dictionary', { n: kind.version })}
      </footer>
    </main>
  )
}

/** Fields of a section as the form shows them; a planned value goes beside its present one. */
function shownFields({ kind, values, doc }: GatheredPassport, fields: readonly Field[]) {
  return fields.filter(
    (field) => isShown(field, kind, values) && !(field.auto && doc[field.id] === undefined),
  )
}

function written(gathered: GatheredPassport, key: string): string {
  const field = gathered.kind.byKey.get(key)
  return field ? writtenValue(gathered, field, gathered.doc[field.id]) : ''
}

function writtenValue(
  { language, units }: GatheredPassport,
  field: Field | Field['columns'][number],
  value: unknown,
): string {
  return writeValue(field, value, language, (stored) => {
    const unit = units.get(stored)
    return unit ? `${unit.name[language]} (${stored})` : stored
  })
}

function Approval(gathered: GatheredPassport) {
  const t = translator(gathered.language)
  const { values, language } = gathered
  const approvedOn = values.get('approved_date')
  return (
    <div className="sheet-approval">
      <div>
        <strong>{t('print.agreed')}</strong>
        <p className="sheet-line">{written(gathered, 'agreed_by')}</p>
        <p className="sheet-caption">{t('print.nameAndPost')}</p>
        <p className="sheet-line" />
        <p className="sheet-caption">{t('print.signatureAndDate')}</p>
      </div>
      <div>
        <strong>{t('print.approved')}</strong>
        <p className="sheet-line">{written(gathered, 'approved_by')}</p>
        <p className="sheet-caption">{t('print.nameAndPost')}</p>
        <p className="sheet-line">
          {typeof approvedOn === 'string' ? formatDate(approvedOn, language) : ''}
        </p>
        <p className="sheet-caption">{t('print.signatureAndDate')}</p>
      </div>
    </div>
  )
}

function Heading(gathered: GatheredPassport) {
  const { kind, language } = gathered
  const shown = ['passport_number', 'kato_code', 'as_of_date', 'prepared_date', 'status', 'secrecy']
  return (
    <dl className="sheet-heading">
      {shown.flatMap((key) => {
        const field = kind.byKey.get(key)
        const text = written(gathered, key)
        return field && text
          ? [
              <div key={key}>
                <dt>{field.label[language]}</dt>
                <dd>{text}</dd>
              </div>,
            ]
          : []
      })}
    </dl>
  )
}

/** Doubtful values that stand, and why. */
function Explained({ explained, kind, language }: GatheredPassport) {
  const t = translator(language)
  if (explained.length === 0) return null
  return (
    <section>
      <h2>{t('print.explained')}</h2>
      <table>
        <thead>
          <tr>
            <th>{t('print.indicator')}</th>
            <th>{t('print.warning')}</th>
            <th>{t('form.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {explained.map(({ issue, reason }) => (
            <tr key={reasonRow(issue)}>
              <td>{kind.byId.get(issue.field)?.name[language]}</td>
              <td>{issue.message[language]}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface SheetSectionProps {
  readonly number: number
  readonly label: Field['label']
  readonly fields: readonly Field[]
  readonly gathered: GatheredPassport
}

function SheetSection({ number, label, fields, gathered }: SheetSectionProps) {
  const { language } = gathered
  const t = translator(language)
  const present = fields.filter((field) => field.plannedOf === null && field.type !== 'geometry')
  const plain = present.filter((field) => field.type !== 'table')
  const tables = present.filter((field) => field.type === 'table')
  const hasPlanned = plain.some((field) => field.planned !== null)
  return (
    <section>
      <h2>
        {number}. {label[language]}
      </h2>
      {plain.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th className="sheet-number">№</th>
              <th>{t('print.indicator')}</th>
              <th className="sheet-unit">{t('print.unit')}</th>
              <th className="sheet-value">{t('print.value')}</th>
              {hasPlanned ? <th className="sheet-value">{t('form.planned')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {plain.map((field, at) => (
              <tr key={field.id}>
                <td className="sheet-number">
                  {number}.{at + 1}
                </td>
                <td>{field.label[language]}</td>
                <td className="sheet-unit">{field.unit?.label[language] ?? ''}</td>
                <td className="sheet-value">
                  {writtenValue(gathered, field, gathered.doc[field.id]) || '—'}
                </td>
                {hasPlanned ? (
                  <td className="sheet-value">
                    {field.planned === null ? '' : plannedText(gathered, field.planned)}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {tables.map((field, at) => (
        <TableField
          key={field.id}
          field={field}
          number={`${number}.${plain.length + at + 1}`}
          gathered={gathered}
        />
      ))}
    </section>
  )
}

function plannedText(gathered: GatheredPassport, id: number): string {
  const field = gathered.kind.byId.get(id)
  return (field && writtenValue(gathered, field, gathered.doc[id])) || '—'
}

interface TableFieldProps {
  readonly field: Field
  readonly number: string
  readonly gathered: GatheredPassport
}

function TableField({ field, number, gathered }: TableFieldProps) {
  const { language } = gathered
  const t = translator(language)
  const rows = rowsOf(gathered.doc[field.id])
  return (
    <>
      <h3>
        {number}. {field.label[language]}
      </h3>
      {rows.length === 0 ? (
        <p className="sheet-none">{t('form.noRows')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th className="sheet-number">№</th>
              {field.columns.map((column) => (
                <th key={column.id}>
                  {column.label[language]}
                  {column.unit ? `, ${column.unit.label[language]}` : ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.id}>
                <td className="sheet-number">{at + 1}</td>
                {field.columns.map((column) => (
                  <td
                    key={column.id}
                    data-number={typeof row.cells[column.id] === 'number' || undefined}
                  >
                    {writtenValue(gathered, column, row.cells[column.id])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
