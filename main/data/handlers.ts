import type { DataContract } from '../../shared/contract/data.ts'
import type { Handlers } from '../../shared/contract/define.ts'
import type { Role } from '../../shared/contract/host.ts'
import { inputsTask } from './atlas/inputs.ts'
import { atlasHandlers } from './atlas/queries.ts'
import { referenceTask } from './atlas/reference.ts'
import { atlasOfDatasets, atlasUpkeep } from './atlas/upkeep.ts'
import { attachmentsBulk, attachmentsHandlers } from './attachments/store.ts'
import { actsBulk } from './audit/acts.ts'
import { journalOfEvents } from './audit/journal.ts'
import { auditHandlers } from './audit/queries.ts'
import type { BulkHandler, DataContext, EventHandler, IdleTask, StartTask } from './context.ts'
import { datasetsCommands } from './datasets/commands.ts'
import { datasetsQueries } from './datasets/queries.ts'
import { cleanTask, starterTask } from './datasets/starter.ts'
import { checkpointTask } from './db/checkpoint.ts'
import { demoLayersUpkeep } from './demo/layers/load.ts'
import { demoTask, demoUpkeep } from './demo/load.ts'
import { demoPeopleTask } from './demo/people.ts'
import { demoHandlers } from './demo/queries.ts'
import { dictionaryHandlers } from './dictionary/queries.ts'
import { referenceHandlers } from './dictionary/reference.ts'
import { draftCommands } from './drafts/commands.ts'
import { draftQueries } from './drafts/queries.ts'
import { duplicatesHandlers } from './duplicates/queries.ts'
import { geometryQueries } from './geometry/queries.ts'
import { historyQueries } from './history/queries.ts'
import { batchQueries } from './import/batch.ts'
import { batchCommands } from './import/batch-apply.ts'
import { importCommands } from './import/commands.ts'
import { importQueries } from './import/queries.ts'
import { stagingTask } from './import/staging.ts'
import { layersBulk } from './layers/bulk.ts'
import { exportLayer } from './layers/export.ts'
import { layersHandlers } from './layers/queries.ts'
import { layersOfChanges } from './layers/record-source.ts'
import { exportPassports } from './passports/export.ts'
import { passportQueries, passportsBulk } from './passports/queries.ts'
import { accountHandlers } from './people/account.ts'
import { peopleHandlers } from './people/people.ts'
import { projectionCommands, projectionsTask } from './projections/rebuild.ts'
import { acrossUpkeep, clockUpkeep } from './projections/upkeep.ts'
import { qualityBulk } from './quality/order.ts'
import { qualityHandlers } from './quality/queries.ts'
import { recordCommands } from './records/commands.ts'
import { recordQueries } from './records/queries.ts'
import { registerHandlers, registerInMemory } from './register/queries.ts'
import { unitsTask } from './register/units.ts'
import { searchHandlers } from './search/queries.ts'
import { searchRecords } from './search/records.ts'
import { searchUpkeep } from './search/upkeep.ts'
import { selectionHandlers } from './selection/queries.ts'
import { systemHandlers } from './system/queries.ts'
import { tableBulk, tableHandlers } from './table/queries.ts'
import { workflowCommands } from './workflow/commands.ts'
import { workflowQueries } from './workflow/queries.ts'

export const dataHandlers: Handlers<DataContract, DataContext> = {
  ...demoHandlers,
  ...accountHandlers,
  ...peopleHandlers,
  ...atlasHandlers,
  ...attachmentsHandlers,
  ...auditHandlers,
  ...datasetsCommands,
  ...datasetsQueries,
  ...dictionaryHandlers,
  ...referenceHandlers,
  ...searchHandlers,
  ...draftCommands,
  ...draftQueries,
  ...passportQueries,
  'passports.export': exportPassports,
  ...projectionCommands,
  ...geometryQueries,
  ...qualityHandlers,
  ...duplicatesHandlers,
  ...historyQueries,
  ...batchCommands,
  ...batchQueries,
  ...importCommands,
  ...importQueries,
  ...recordCommands,
  ...recordQueries,
  'layers.export': exportLayer,
  ...layersHandlers,
  ...selectionHandlers,
  ...tableHandlers,
  ...systemHandlers,
  ...registerHandlers,
  ...workflowCommands,
  ...workflowQueries,
}

/** `fetch('/bulk/<key>/…')`, answered by the read process. */
export const bulkHandlers: Readonly<Record<string, BulkHandler>> = {
  attachments: attachmentsBulk,
  audit: actsBulk,
  layers: layersBulk,
  passports: passportsBulk,
  quality: qualityBulk,
  table: tableBulk,
}

/** By name of the event; heard in both data processes. */
export const eventHandlers: Readonly<Record<string, readonly EventHandler[]>> = {
  'audit.noted': [journalOfEvents],
  'records.changed': [layersOfChanges, atlasOfDatasets],
  'register.changed': [registerInMemory],
}

/** In this order, before the write process serves. */
export const startTasks: readonly StartTask[] = [
  stagingTask,
  cleanTask,
  unitsTask,
  projectionsTask,
  starterTask,
  demoTask,
  demoPeopleTask,
  inputsTask,
  referenceTask,
]

/** Tasks of a rank take turns; maps are computed when what they read has come to rest. */
export const idleTasks: Readonly<Record<Role, readonly (readonly IdleTask[])[]>> = {
  write: [
    [
      demoUpkeep,
      demoLayersUpkeep,
      acrossUpkeep,
      clockUpkeep,
      searchRecords,
      searchUpkeep,
      checkpointTask,
    ],
    [atlasUpkeep],
  ],
  read: [],
}
