import { findDuplicates } from './find.ts'
import { mergeDuplicates } from './merge.ts'

export const duplicatesHandlers = {
  'duplicates.find': findDuplicates,
  'duplicates.merge': mergeDuplicates,
}
