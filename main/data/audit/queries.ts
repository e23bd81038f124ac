import { readActs } from './acts.ts'
import { exportActs } from './export.ts'
import { verify } from './verify.ts'

export const auditHandlers = {
  'audit.verify': verify,
  'audit.acts': readActs,
  'audit.export': exportActs,
}
