import type { ImportId, ObjectKind } from '../../../shared/contract/features/import.ts'
import type { DataContext } from '../context.ts'
import { openImport } from './open.ts'
import { assignLines, previewImport } from './preview.ts'
import { closeSession } from './session.ts'
import { objectsOf } from './targets.ts'
import { exportTemplate } from './template.ts'

export const importQueries = {
  'import.open': openImport,
  'import.preview': previewImport,
  'import.assign': assignLines,
  'import.close': (ctx: DataContext, input: { import: ImportId }) => {
    closeSession(ctx, input.import)
    return {}
  },
  'import.objects': ({ db }: DataContext, input: { unit: string; of: ObjectKind }) =>
    objectsOf(db, input),
  'import.template': exportTemplate,
}
