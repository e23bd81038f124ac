import { Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Column, Field, KindDictionary } from '../../../shared/domain/dictionary.ts'
import { reasonsField, reasonText } from '../../../shared/domain/passport/reasons.ts'
import { writeValue } from '../../../shared/domain/passport/write-value.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import {
  type Difference,
  differencesOf,
  restoring,
} from '../../../shared/domain/record/differences.ts'
import { isRows, isSame, type RowCells } from '../../../shared/domain/record/document.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Patch } from './patch.ts'
import type { Passport } from './use-passport.ts'

interface DifferencesProps {
  readonly passport: Passport
  readonly older: number
  readonly newer: number
  /** The newer one is how the record stands: only then can something be brought back into it. */
  readonly isPresent: boolean
}

/** Two versions field by field, by section; one value, a section or all can be brought back. */
export function Differences({ passport, older, newer, isPresent }: DifferencesProps) {
  const { t } = useLanguage()
  const record = passport.record.id
  const before = useData('history.state', { record, op: older })
  const after = useData('history.state', { record, op: newer })
  const differences = useMemo(
    () => (before.data && after.data ? differencesOf(before.data, after.data) : null),
    [before.data, after.data],
  )
  if (!differences) return <p className="history-note">{t('ui.loading')}</p>
  if (differences.length === 0) return <p className="history-note">{t('history.same')}</p>
  const restore = async (part: readonly Difference[]) => {
    const mine = part.filter((one) => isRestorable(passport.kind, one))
    try {
      await passport.commit(restoring(mine) as Patch, 'restore')
      showToast({ tone: 'ok', title: t('history.restored', { n: mine.length }) })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <section className="history-differences" aria-label={t('history.differences')}>
      <header>
        <p role="status">{t('history.found', { n: differences.length })}</p>
        {isPresent && differences.some((one) => isRestorable(passport.kind, one)) ? (
          <Button small icon={Undo2} onClick={() => void restore(differences)}>
            {t('history.restoreAll')}
          </Button>
        ) : isPresent ? null : (
          <p className="history-note">{t('history.onlyPresent')}</p>
        )}
      </header>
      {bySection(passport.kind, differences).map(([section, part]) => (
        <SectionDifferences
          key={section}
          section={section}
          part={part}
          kind={passport.kind}
          onRestore={isPresent ? restore : undefined}
        />
      ))}
    </section>
  )
}

/** In the order of the form; what belongs to the whole record stands first. */
function bySection(kind: KindDictionary, differences: readonly Difference[]) {
  const place = new Map(kind.fields.map(({ id }, i) => [id, i]))
  const fieldOf = (one: Difference) => fieldAt(kind, one.address)
  const ordered = differences.toSorted(
    (a, b) => (place.get(fieldOf(a)?.id ?? 0) ?? -1) - (place.get(fieldOf(b)?.id ?? 0) ?? -1),
  )
  return [...Map.groupBy(ordered, (one) => fieldOf(one)?.section ?? '')]
}

function fieldAt(kind: KindDictionary, address: string): Field | undefined {
  return address === 'geometry'
    ? kind.byKey.get('geometry')
    : kind.byId.get(Number(parseAddress(address).field))
}

/** State, version and what else the program fills follow their own steps. */
const isRestorable = (kind: KindDictionary, { address }: Difference): boolean =>
  fieldAt(kind, address)?.auto !== true

interface SectionProps {
  readonly section: string
  readonly part: readonly Difference[]
  readonly kind: KindDictionary
  readonly onRestore: ((part: readonly Difference[]) => Promise<void>) | undefined
}

function SectionDifferences({ section, part, kind, onRestore }: SectionProps) {
  const { t, text } = useLanguage()
  const label = kind.sections.find(({ id }) => id === section)?.label
  const name = label ? text(label) : t('history.wholeRecord')
  return (
    <table aria-label={name}>
      <caption>
        <span>{name}</span>
        {onRestore && part.length > 1 ? (
          <Button small kind="quiet" icon={Undo2} onClick={() => void onRestore(part)}>
            {t('history.restoreSection')}
          </Button>
        ) : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('history.field')}</th>
          <th scope="col">{t('history.older')}</th>
          <th scope="col">{t('history.newer')}</th>
          {onRestore ? (
            <th scope="col">
              <span className="visually-hidden">{t('history.restore')}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {part.map((one) => (
          <DifferenceRow key={one.address} one={one} kind={kind} onRestore={onRestore} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly one: Difference
  readonly kind: KindDictionary
  readonly onRestore: SectionProps['onRestore']
}

function DifferenceRow({ one, kind, onRestore }: RowProps) {
  const { t } = useLanguage()
  const words = useWords(kind)
  const name = words.name(one.address)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {words.value(one.address, one.before)}
        <Provenance one={one} side="sourcesBefore" />
      </td>
      <td>
        {words.value(one.address, one.after)}
        <Provenance one={one} side="sourcesAfter" />
      </td>
      {onRestore ? (
        <td>
          {isRestorable(kind, one) ? (
            <Button
              small
              kind="quiet"
              aria-label={`${t('history.restore')}: ${name}`}
              onClick={() => void onRestore([one])}
            >
              {t('history.restore')}
            </Button>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}

/** Where the value comes from, when that is what differs. */
function Provenance({
  one,
  side,
}: {
  readonly one: Difference
  readonly side: 'sourcesBefore' | 'sourcesAfter'
}) {
  const { t } = useLanguage()
  if (isSame(one.sourcesBefore, one.sourcesAfter)) return null
  const stated = Object.values(one[side]).map(([source, asOf, confidence]) =>
    [source, asOf, t(`form.confidence.${confidence as 0 | 1 | 2 | 3}`)].filter(Boolean).join(', '),
  )
  return <span className="history-source">{stated.join('; ') || t('history.noSource')}</span>
}

/** Addresses and values of a record in the language of the window. */
function useWords(kind: KindDictionary) {
  const { t, text, language } = useLanguage()
  const units = useData('units.list', {})
  const nameOf = (stored: string) => {
    const unit = units.data?.find(({ code }) => code === stored)
    return unit ? text(unit.name) : stored
  }
  const write = (of: Field | Column | undefined, value: unknown): string =>
    of ? writeValue(of, value, language, nameOf) : String(value)
  const parts = (address: string) => {
    const { row, column } = parseAddress(address)
    const field = fieldAt(kind, address)
    return { field, row, column: field?.columns.find(({ id }) => String(id) === column) }
  }
  return {
    name: (address: string): string => {
      if (address === '*') return t('history.source')
      const { field, row, column } = parts(address)
      if (address.startsWith(`${reasonsField}/`)) return t('history.reason')
      const name = field ? text(field.name) : address
      if (row === null) return name
      return column ? `${name} · ${text(column.label)}` : `${name} · ${t('history.row')}`
    },
    value: (address: string, value: unknown): string => {
      if (address === '*') return ''
      if (value === null || value === undefined) return t('history.empty')
      if (address === 'geometry') return t(`history.shape.${shapeOf(value)}`)
      if (address.endsWith('/o')) return t('history.order')
      const { field, row, column } = parts(address)
      if (!isRows(value)) return row === null ? write(field, value) : write(column, value)
      return (field?.columns ?? [reasonText])
        .map((one) => write(one, (value as unknown as RowCells)[String(one.id)] ?? null))
        .filter(Boolean)
        .join(' · ')
    },
  }
}

function shapeOf(geometry: unknown): 'point' | 'line' | 'polygon' {
  const { type } = geometry as { type: string }
  if (type.endsWith('Point')) return 'point'
  return type.endsWith('LineString') ? 'line' : 'polygon'
}
