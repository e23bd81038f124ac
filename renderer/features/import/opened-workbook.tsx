import { useState } from 'react'
import type { ImportTarget, OpenedImport } from '../../../shared/contract/features/import.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { navigate } from '../../ui/route.ts'
import { Select } from '../../ui/select.tsx'
import { dayOf } from './cells.ts'
import { ChooseFile } from './choose-file.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { TargetPicker } from './target-picker.tsx'
import type { Import } from './use-import.ts'

interface OpenedWorkbookProps {
  readonly work: Import
  readonly opened: OpenedImport
}

/** The workbook in hand: what it is, where it goes, what every cell means. */
export function OpenedWorkbook({ work, opened }: OpenedWorkbookProps) {
  const { t } = useLanguage()
  const [target, setTarget] = useState<ImportTarget | null>(opened.target)
  const [profile, setProfile] = useState(opened.profile !== null)
  const [asOf, setAsOf] = useState(opened.asOf)
  const [remember, setRemember] = useState(true)
  const day = dayOf(asOf)
  const { preview, taken, look } = work

  const change = (
    next: ImportTarget | null,
    { withProfile = profile, year = preview?.year ?? null } = {},
  ) => {
    setTarget(next)
    if (next)
      void look({
        target: next,
        profile: withProfile ? (opened.profile?.record ?? null) : null,
        year,
      })
  }
  const apply = async () => {
    if (!day) return
    const record = await work.apply(day, remember)
    if (record) navigate('passports', record)
  }
  const reason = !target
    ? t('import.noTarget')
    : taken.size === 0
      ? t('import.noneShown')
      : !day
        ? t('import.asOf')
        : undefined

  return (
    <>
      <div className="import-head">
        <FileFacts opened={opened} work={work} />
        <TargetPicker opened={opened} target={target} onTarget={change} />
        <Field label={t('import.asOf')} required>
          <DateInput value={asOf} onValue={setAsOf} />
        </Field>
        {preview && preview.years.length > 1 && (
          <YearPicker
            years={preview.years}
            year={preview.year}
            onYear={(year) => change(target, { year })}
          />
        )}
        {opened.profile && (
          <Checkbox
            checked={profile}
            onChecked={(on) => {
              setProfile(on)
              change(target, { withProfile: on })
            }}
          >
            {t('import.profile', { file: opened.profile.file })}
          </Checkbox>
        )}
      </div>
      {opened.sheets
        .filter((sheet) => sheet.valuesBelow)
        .map((sheet) => (
          <Notice
            key={sheet.name}
            tone="warn"
            title={t('import.valuesBelow', { sheet: sheet.name })}
          />
        ))}
      {preview ? (
        <PreviewPane work={work} preview={preview} />
      ) : (
        <EmptyState title={t('import.noTarget')}>{t('import.unitHint')}</EmptyState>
      )}
      <div className="import-foot">
        <ChooseFile work={work} />
        <Button kind="quiet" onClick={work.close}>
          {t('ui.cancel')}
        </Button>
        <span className="import-gap" />
        <Checkbox checked={remember} onChecked={setRemember}>
          {t('import.remember')}
        </Checkbox>
        <Button
          kind="primary"
          busy={work.busy}
          disabledReason={reason}
          onClick={() => void apply()}
        >
          {t('import.apply', { n: taken.size })}
        </Button>
      </div>
    </>
  )
}

/** The one question of a workbook whose values of several years stand side by side. */
function YearPicker({
  years,
  year,
  onYear,
}: {
  readonly years: readonly number[]
  readonly year: number | null
  readonly onYear: (year: number) => void
}) {
  const { t } = useLanguage()
  const unasked = { value: '', label: t('import.yearChoose') }
  const known = years.map((one) => ({ value: String(one), label: String(one) }))
  return (
    <Field
      label={t('import.year')}
      required
      warning={year === null ? t('import.yearHint') : undefined}
    >
      <Select
        value={year === null ? '' : String(year)}
        choices={year === null ? [unasked, ...known] : known}
        onValue={(value) => {
          if (value !== '') onYear(Number(value))
        }}
      />
    </Field>
  )
}

function FileFacts({ opened, work }: OpenedWorkbookProps) {
  const { t } = useLanguage()
  const { text } = opened
  return (
    <>
      <Field label={t('import.file')}>
        <span className="import-file">
          {opened.file}{' '}
          <span className="import-muted">
            {opened.format.toUpperCase()}, {t('import.sheets', { n: opened.sheets.length })}
          </span>
        </span>
      </Field>
      {text && (
        <>
          <Field label={t('import.encoding')}>
            <Select
              value={text.encoding}
              choices={opened.encodings.map((value) => ({ value, label: value }))}
              onValue={(encoding) => void work.reopen({ encoding, separator: text.separator })}
            />
          </Field>
          <Field label={t('import.separator')}>
            <Select
              value={text.separator}
              choices={opened.separators.map((value) => ({
                value,
                label: value === '\t' ? t('import.tab') : value,
              }))}
              onValue={(separator) => void work.reopen({ encoding: text.encoding, separator })}
            />
          </Field>
        </>
      )}
    </>
  )
}
