import {
  type CommandId,
  mintRecordId as mintRecordIdFrom,
  type RecordId,
} from '../../shared/contract/features/records.ts'

/** A new id for one command: sent again after a cut, it is carried out once. */
export const mintCommandId = (): CommandId => crypto.randomUUID() as string as CommandId

/** An id of a table row: short, and two offices do not meet. */
export const mintRowId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 16)

/** Without the letters and digits that are mistaken for one another: 32, five bits each. */
const keyLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** 160 random bits in groups of four letters. */
export function mintRecoveryKey(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(32))].map(
    (byte) => keyLetters[byte & 31],
  )
  return Array.from({ length: 8 }, (_, i) => letters.slice(i * 4, i * 4 + 4).join('')).join('-')
}

export const mintRecordId = (): RecordId =>
  mintRecordIdFrom(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
