import { useState } from 'react'
import { mintRecordId } from '../../../shared/contract/features/records.ts'
import type { PassportKind } from '../../../shared/domain/dictionary.ts'
import { data } from '../../api/client.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox, type Option } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { navigate } from '../../ui/route.ts'
import { Select } from '../../ui/select.tsx'
import { showToast } from '../../ui/toast.tsx'
import { listedKinds, useUnitOptions } from './list-filters.tsx'

/** Asks what a new passport is of and where, creates it and opens it. */
export function NewPassport({ onClose }: { readonly onClose: () => void }) {
  const { t, text } = useLanguage()
  const dictionary = useDictionary()
  const units = useUnitOptions()
  const register = useData('units.list', {})
  const [kind, setKind] = useState<PassportKind>('territory')
  const [unit, setUnit] = useState<Option | null>(null)
  const [busy, setBusy] = useState(false)

  const create = async () => {
    const fields = dictionary?.kinds[kind].byKey
    const place = register.data?.find(({ code }) => code === unit?.id)
    if (!fields || !place) return
    const named = kind === 'territory'
    const values = {
      kato_code: place.code,
      ...(named
        ? {
            admin_level: place.level,
            object_name_kk: place.name.kk,
            object_name_ru: place.name.ru,
            object_name_en: place.name.en,
          }
        : {}),
    }
    const record = mintRecordId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
    setBusy(true)
    try {
      await data['records.apply']({
        command: mintCommandId(),
        act: 'create',
        operations: [
          {
            record,
            create: kind,
            values: Object.fromEntries(
              Object.entries(values).flatMap(([key, value]) => {
                const field = fields.get(key)
                return field ? [[String(field.id), value]] : []
              }),
            ),
          },
        ],
      })
      onClose()
      navigate('passports', record)
    } catch (error) {
      showToast(failureToast(error, t))
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t('passports.new')}
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          busy={busy}
          disabledReason={unit ? undefined : t('passports.unit')}
          onClick={() => void create()}
        >
          {t('passports.create')}
        </Button>
      }
    >
      <Field label={t('passports.kind')}>
        <Select
          value={kind}
          choices={listedKinds.map((value) => ({
            value,
            label: dictionary ? text(dictionary.kinds[value].label) : value,
          }))}
          onValue={setKind}
        />
      </Field>
      <Field label={t('passports.unit')}>
        <Combobox options={units} value={unit} onValue={setUnit} />
      </Field>
    </Dialog>
  )
}
