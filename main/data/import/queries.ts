import type { ImportId } from '../../../shared/contract/features/import.ts'
import type { DataContext } from '../context.ts'
import { openImport } from './open.ts'
import { assignLines, previewImport } from './preview.ts'
import { closeSession } from './session.ts'
import { facilitiesOf } from './targets.ts'
import { exportTemplate } from './template.ts'

export const importQueries = {
  'import.open': openImport,
  'import.preview': previewImport,
  'import.assign': assignLines,
  'import.close': (ctx: DataContext, input: { import: ImportId }) => {
    closeSession(ctx, input.import)
    return {}
  },
  'import.facilities': ({ db }: DataContext, input: { unit: string }) =>
    facilitiesOf(db, input.unit),
  'import.template': exportTemplate,
}
