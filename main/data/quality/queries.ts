import { checkAll } from './check.ts'
import { exportLines } from './export.ts'
import { readLines } from './lines.ts'
import { countByOwner, summarise } from './summary.ts'

export const qualityHandlers = {
  'quality.summary': summarise,
  'quality.owners': countByOwner,
  'quality.lines': readLines,
  'quality.export': exportLines,
  'quality.check': checkAll,
}
