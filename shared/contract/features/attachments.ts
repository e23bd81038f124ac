import { z } from 'zod'
import { type AttachmentType, attachmentTypes } from '../../domain/attachment.ts'
import { read, write } from '../define.ts'
import { fileTokenSchema } from '../shell.ts'
import { addressSchema, recordIdSchema } from './records.ts'

const typeSchema = z.enum(Object.keys(attachmentTypes) as [AttachmentType, ...AttachmentType[]])

/** Largest file, and all files of one record together, bytes. Our choice. */
export const attachmentLimit = 50 * 2 ** 20
export const attachmentBudget = 200 * 2 ** 20

const stateSchema = z.object({
  /** `altered`: the content is not the one that was attached. */
  state: z.enum(['whole', 'missing', 'altered']),
  type: typeSchema.nullable(),
  /** Bytes. */
  size: z.number().int(),
})

export const attachmentsContract = {
  /**
   * Takes a chosen file in for a file field: kept once by its content, on disk when it answers. The
   * record is not changed: the value that names the file is written by a command.
   */
  'attachments.add': write(
    'edit',
    z.object({ file: fileTokenSchema, record: recordIdSchema, address: addressSchema }),
    z.object({ value: z.string() }),
  ),
  /** Whether the file of a value is there as it was attached. */
  'attachments.state': read('view', z.object({ value: z.string().max(300) }), stateSchema),
  /** Writes a copy of the file where the person chose. */
  'attachments.save': read(
    'export',
    z.object({ value: z.string().max(300), file: fileTokenSchema }),
    z.object({ size: z.number().int() }),
  ),
}

/** Bulk path of the content: refused unless it is the one that was attached. */
export const attachmentPath = (sha256: string): string => `/bulk/attachments/${sha256}`
