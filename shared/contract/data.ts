import { accountChangedSchema, accountContract } from './features/account.ts'
import { atlasContract } from './features/atlas.ts'
import { attachmentsContract } from './features/attachments.ts'
import { auditContract, auditNotedSchema, auditProgressSchema } from './features/audit.ts'
import { batchContract } from './features/batch.ts'
import { datasetsContract, importProgressSchema } from './features/datasets.ts'
import { demoContract } from './features/demo.ts'
import { dictionaryContract } from './features/dictionary.ts'
import { duplicatesContract } from './features/duplicates.ts'
import { geometryContract } from './features/geometry.ts'
import { historyContract } from './features/history.ts'
import { importContract } from './features/import.ts'
import { layersContract } from './features/layers.ts'
import { passportExportingSchema, passportsContract } from './features/passports.ts'
import { qualityContract, qualityProgressSchema } from './features/quality.ts'
import {
  projectionsContract,
  recordsChangedSchema,
  recordsCheckedSchema,
  recordsContract,
} from './features/records.ts'
import { referenceContract } from './features/reference.ts'
import { searchContract } from './features/search.ts'
import { selectionContract } from './features/selection.ts'
import { systemContract } from './features/system.ts'
import { tableContract } from './features/table.ts'
import { registerChangedSchema, unitsContract } from './features/units.ts'
import { workflowContract } from './features/workflow.ts'

/** Every method of the data processes, by `feature.verb`. */
export const dataContract = {
  ...demoContract,
  ...accountContract,
  ...atlasContract,
  ...attachmentsContract,
  ...auditContract,
  ...batchContract,
  ...datasetsContract,
  ...dictionaryContract,
  ...referenceContract,
  ...searchContract,
  ...passportsContract,
  ...projectionsContract,
  ...qualityContract,
  ...recordsContract,
  ...geometryContract,
  ...duplicatesContract,
  ...historyContract,
  ...importContract,
  ...layersContract,
  ...selectionContract,
  ...tableContract,
  ...systemContract,
  ...unitsContract,
  ...workflowContract,
}
export type DataContract = typeof dataContract

/** Every event of the data processes. */
export const dataEvents = {
  'account.changed': accountChangedSchema,
  'audit.noted': auditNotedSchema,
  'audit.progress': auditProgressSchema,
  'datasets.progress': importProgressSchema,
  'passports.exporting': passportExportingSchema,
  'quality.progress': qualityProgressSchema,
  'records.changed': recordsChangedSchema,
  'records.checked': recordsCheckedSchema,
  'register.changed': registerChangedSchema,
}
export type DataEvents = typeof dataEvents
