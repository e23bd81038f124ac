import { verify } from './verify.ts'

export const auditHandlers = { 'audit.verify': verify }
