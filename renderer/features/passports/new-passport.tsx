import { useState } from 'react'
import { mintRecordId } from '../../../shared/contract/features/records.ts'
import { readCoordinates } from '../../../shared/domain/coordinates/read.ts'
import { type DictionaryKind, dictionaryKinds } from '../../../shared/domain/dictionary.ts'
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
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useUnitOptions } from './list-filters.tsx'
import { useListState } from './list-state.ts'
import { useRegister } from './ref-control.tsx'

/** Asks what a new passport is of, its name and where it is, creates it and opens it. */
export function NewPassport({ onClose }: { readonly onClose: () => void }) {
  const { t, text } = useLanguage()
  const dictionary = useDictionary()
  const register = useData('units.list', {})
  const gone = new Set(
    register.data?.flatMap(({ code, goneOn }) => (goneOn === null ? [] : [code])),
  )
  const units = useUnitOptions().filter(({ id }) => !gone.has(id))
  const { filter } = useListState()
  const [kind, setKind] = useState<DictionaryKind>(filter.kinds[0] ?? 'territory')
  const [unit, setUnit] = useState<Option | null>(null)
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [busy, setBusy] = useState(false)
  const [hazard, setHazard] = useState<Option | null>(null)
  const hazards = useRegister('hazardClass') ?? []
  const isTerritory = kind === 'territory'
  const isEvent = kind === 'event'
  const [reading] = isTerritory ? [] : readCoordinates(place)
  const unread = !isTerritory && place.trim() !== '' && !reading

  const create = async () => {
    const fields = dictionary?.kinds[kind].byKey
    const territory = register.data?.find(({ code }) => code === unit?.id)
    if (!fields || !territory) return
    const values = {
      kato_code: territory.code,
      ...(isTerritory
        ? {
            admin_level: territory.level,
            object_name_kk: territory.name.kk,
            object_name_ru: territory.name.ru,
            object_name_en: territory.name.en,
          }
        : isEvent
          ? { hazard_code: hazard?.id ?? '', address: name.trim() }
          : { object_name_ru: name.trim() }),
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
            ...(reading ? { geometry: { type: 'Point', coordinates: [...reading.point] } } : {}),
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
  const wanting = !unit
    ? t('passports.unit')
    : isEvent && !hazard
      ? t('passports.hazard')
      : !isTerritory && name.trim() === ''
        ? t(isEvent ? 'passports.address' : 'passports.name')
        : unread
          ? t('passports.placeUnread')
          : undefined

  return (
    <Dialog
      title={t('passports.new')}
      onClose={onClose}
      footer={
        <Button kind="primary" busy={busy} disabledReason={wanting} onClick={() => void create()}>
          {t('passports.create')}
        </Button>
      }
    >
      <Field label={t('passports.kind')}>
        <Select
          value={kind}
          choices={dictionaryKinds.map((value) => ({
            value,
            label: dictionary ? text(dictionary.kinds[value].label) : value,
          }))}
          onValue={setKind}
        />
      </Field>
      <Field label={t('passports.unit')} required>
        <Combobox options={units} value={unit} onValue={setUnit} />
      </Field>
      {isTerritory ? null : (
        <>
          {isEvent ? (
            <Field label={t('passports.hazard')} required>
              <Combobox options={hazards} value={hazard} onValue={setHazard} />
            </Field>
          ) : null}
          <Field label={t(isEvent ? 'passports.address' : 'passports.nameRu')} required>
            <TextInput value={name} onValue={setName} maxLength={250} />
          </Field>
          <Field
            label={t('passports.place')}
            hint={t('passports.placeHint')}
            error={unread ? t('passports.placeUnread') : undefined}
          >
            <TextInput value={place} onValue={setPlace} />
          </Field>
        </>
      )}
    </Dialog>
  )
}
