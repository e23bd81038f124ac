import { ArrowLeft, History } from 'lucide-react'
import { recordIdSchema } from '../../../shared/contract/features/records.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { navigate, useRoute } from '../../ui/route.ts'
import { ExportButton } from './export-button.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { PassportList } from './list.tsx'
import { PassportForm } from './passport-form.tsx'
import { PrintButton } from './print-button.tsx'

/**
 * `#/passports`: the list; `#/passports/<id>` and `#/passports/<id>/<field>`: an open passport;
 * `#/passports/<id>/history`: its versions.
 */
export function PassportsScreen() {
  const { t } = useLanguage()
  const { rest } = useRoute()
  const record = recordIdSchema.safeParse(rest[0])
  if (!record.success) return <PassportList />
  if (rest[1] === 'history') return <HistoryPanel key={record.data} record={record.data} />
  const field = Number(rest[1])
  return (
    <PassportForm
      key={record.data}
      record={record.data}
      field={Number.isInteger(field) ? field : undefined}
      actions={
        <>
          <Button small icon={ArrowLeft} onClick={() => navigate('passports')}>
            {t('passports.toList')}
          </Button>
          <Button
            small
            icon={History}
            onClick={() => navigate('passports', record.data, 'history')}
          >
            {t('history.open')}
          </Button>
          <ExportButton record={record.data} />
          <PrintButton record={record.data} />
        </>
      }
    />
  )
}
