import { FileText, Locate } from 'lucide-react'
import { data } from '../../api/client.ts'
import { failureToast } from '../../api/failures.ts'
import { useData } from '../../api/queries.ts'
import { useMap } from '../../map/index.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { navigate } from '../../ui/route.ts'
import { showToast } from '../../ui/toast.tsx'

interface ChosenBarProps {
  /** Numbers of the chosen passports; one at least. */
  readonly chosen: readonly number[]
  /** Said where the chosen passport is not among the rows. */
  readonly note?: string | undefined
}

/** What is chosen on the map and in the list, and what can be done with it. */
export function ChosenBar({ chosen, note }: ChosenBarProps) {
  const { t, text } = useLanguage()
  const map = useMap()
  const last = chosen.at(-1) ?? -1
  const { data: rows } = useData('passports.rows', { fids: [last] }, { keepPrevious: true })
  const row = rows?.[0]
  const show = async () => {
    try {
      const box = await data['passports.box']({ fids: chosen.slice(0, 1_000) })
      if (box) map.get()?.fit(box, 50_000)
      else
        showToast({ tone: 'note', title: t('passports.noPlace'), text: t('passports.noPlaceText') })
    } catch (error) {
      showToast(failureToast(error, t))
    }
  }
  return (
    <div className="passport-chosen">
      <p role="status">
        {chosen.length > 1
          ? t('passports.chosenMany', { n: chosen.length })
          : t('passports.chosen', { name: row ? text(row.name) || t('passports.unnamed') : '…' })}
        {note ? ` ${note}` : ''}
      </p>
      <Button small icon={Locate} onClick={() => void show()}>
        {t('passports.showOnMap')}
      </Button>
      {row && chosen.length === 1 ? (
        <Button small icon={FileText} onClick={() => navigate('passports', row.record)}>
          {t('passports.open')}
        </Button>
      ) : null}
    </div>
  )
}
