import type { CommandId } from '../../shared/contract/features/records.ts'

/** A new id for one command: sent again after a cut, it is carried out once. */
export const mintCommandId = (): CommandId => crypto.randomUUID() as string as CommandId

/** An id of a table row: short, and two offices do not meet. */
export const mintRowId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 16)
