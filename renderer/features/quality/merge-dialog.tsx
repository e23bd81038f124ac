import { Merge } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { StoredRecord } from '../../../shared/contract/features/records.ts'
import type { KindDictionary, PassportKind } from '../../../shared/domain/dictionary.ts'
import { writeValue } from '../../../shared/domain/passport/write-value.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import { type Difference, differencesOf } from '../../../shared/domain/record/differences.ts'
import { isRows } from '../../../shared/domain/record/document.ts'
import { data } from '../../api/client.ts'
import { useDictionary } from '../../api/dictionary.ts'
import { failureToast } from '../../api/failures.ts'
import { mintCommandId } from '../../api/ids.ts'
import { useData } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { ShownPair } from './duplicates.tsx'

interface MergeDialogProps {
  readonly pair: ShownPair
  readonly onClose: () => void
  readonly onMerged: () => void
}

type Side = 'left' | 'right'
const other: Readonly<Record<Side, Side>> = { left: 'right', right: 'left' }

/** Both passports side by side; of every value that differs one is chosen, nothing is lost. */
export function MergeDialog({ pair, onClose, onMerged }: MergeDialogProps) {
  const { t, text } = useLanguage()
  const dictionary = useDictionary()
  const left = useData('records.get', { record: pair.left.record })
  const right = useData('records.get', { record: pair.right.record })
  const fuller: Side = pair.left.completeness >= pair.right.completeness ? 'left' : 'right'
  const [keep, setKeep] = useState<Side>(fuller)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const [reason, setReason] = useState('')
  const kind = dictionary?.kinds[pair.left.kind as PassportKind]
  const differences = useMemo(
    () =>
      left.data && right.data
        ? differencesOf(sideOf(left.data), sideOf(right.data)).filter(
            // Identifier, version and state stay those of the passport that stays.
            ({ address }) => !kind?.byId.get(Number(parseAddress(address).field))?.auto,
          )
        : null,
    [left.data, right.data, kind],
  )
  // Where only one has a value, that one stands whatever is chosen.
  const conflicts = (differences ?? []).filter(
    ({ address, before, after }) => address !== '*' && before !== null && after !== null,
  )
  const merge = async () => {
    const sides = { left: pair.left.record, right: pair.right.record }
    const take = conflicts
      .filter(({ address }) => (chosen.get(address) ?? keep) !== keep)
      .map(({ address }) => address)
    try {
      await data['duplicates.merge']({
        command: mintCommandId(),
        keep: sides[keep],
        drop: sides[other[keep]],
        take,
        ...(reason ? { reason } : {}),
      })
      showToast({ tone: 'ok', title: t('duplicates.merged'), text: t('duplicates.mergedText') })
      onMerged()
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  const title = (side: Side) => text(pair[side].name) || t('passports.unnamed')
  const titleAndNumber = (side: Side) =>
    `${title(side)} · ${pair[side].number ?? t('duplicates.noNumber')}`
  return (
    <Dialog
      title={t('duplicates.mergeTitle')}
      size="large"
      onClose={onClose}
      footer={
        <Button kind="primary" icon={Merge} onClick={() => void merge()}>
          {t('duplicates.merge')}
        </Button>
      }
    >
      <div className="merge">
        <fieldset>
          <legend>{t('duplicates.keep')}</legend>
          {(['left', 'right'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name="merge-keep"
                checked={keep === side}
                onChange={() => setKeep(side)}
              />
              {titleAndNumber(side)} · {t('duplicates.filled', { pct: pair[side].completeness })}
            </label>
          ))}
        </fieldset>
        <p role="status" className="quality-note">
          {differences
            ? t('duplicates.summary', {
                conflicts: conflicts.length,
                added: differences.length - conflicts.length,
              })
            : t('ui.loading')}
        </p>
        {kind && conflicts.length > 0 ? (
          <table aria-label={t('duplicates.conflicts')}>
            <thead>
              <tr>
                <th scope="col">{t('quality.indicator')}</th>
                <th scope="col">{titleAndNumber('left')}</th>
                <th scope="col">{titleAndNumber('right')}</th>
              </tr>
            </thead>
            <tbody>
              {conflicts.map((one) => (
                <ConflictRow
                  key={one.address}
                  one={one}
                  kind={kind}
                  side={chosen.get(one.address) ?? keep}
                  onSide={(side) => setChosen(new Map([...chosen, [one.address, side]]))}
                />
              ))}
            </tbody>
          </table>
        ) : null}
        <Field label={t('duplicates.reason')}>
          <TextInput value={reason} maxLength={2_000} onValue={setReason} />
        </Field>
        <p className="quality-note">{t('duplicates.safe')}</p>
      </div>
    </Dialog>
  )
}

const sideOf = ({ doc, src, geometry }: StoredRecord) => ({ doc, sources: src, geometry })

interface ConflictRowProps {
  readonly one: Difference
  readonly kind: KindDictionary
  readonly side: Side
  readonly onSide: (side: Side) => void
}

function ConflictRow({ one, kind, side, onSide }: ConflictRowProps) {
  const { t, text, language } = useLanguage()
  const { field: id, column } = parseAddress(one.address)
  const field = one.address === 'geometry' ? kind.byKey.get('geometry') : kind.byId.get(Number(id))
  const cell = field?.columns.find((known) => String(known.id) === column)
  const name = [field ? text(field.name) : one.address, cell ? text(cell.label) : '']
    .filter(Boolean)
    .join(' · ')
  const write = (value: unknown) => {
    if (one.address === 'geometry') return t('duplicates.geometry')
    const of = cell ?? field
    return of && !isRows(value) ? writeValue(of, value, language) : JSON.stringify(value)
  }
  const choice = (which: Side, value: unknown) => (
    <td aria-label={`${name}: ${write(value)}`}>
      <label>
        <input
          type="radio"
          name={`merge-${one.address}`}
          checked={side === which}
          onChange={() => onSide(which)}
        />
        <span className="visually-hidden">{name}: </span>
        {write(value)}
      </label>
    </td>
  )
  return (
    <tr>
      <th scope="row">{name}</th>
      {choice('left', one.before)}
      {choice('right', one.after)}
    </tr>
  )
}
