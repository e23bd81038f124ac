import { FileText } from 'lucide-react'
import { recordIdSchema } from '../../../shared/contract/features/records.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useRoute } from '../../ui/route.ts'
import { PassportForm } from './passport-form.tsx'
import { PrintButton } from './print-button.tsx'

/** `#/passports/<id>` and `#/passports/<id>/<field>`: an open passport. */
export function PassportsScreen() {
  const { t } = useLanguage()
  const { rest } = useRoute()
  const record = recordIdSchema.safeParse(rest[0])
  if (!record.success)
    return (
      <EmptyState icon={FileText} title={t('form.noneOpen')}>
        {t('form.noneOpenHint')}
      </EmptyState>
    )
  const field = Number(rest[1])
  return (
    <PassportForm
      key={record.data}
      record={record.data}
      field={Number.isInteger(field) ? field : undefined}
      actions={<PrintButton record={record.data} />}
    />
  )
}
