import { z } from 'zod'
import { stepFaults, workflowSteps } from '../../domain/workflow.ts'
import { type Need, read, write } from '../define.ts'
import { addressSchema, commandIdSchema, recordIdSchema, recordKindSchema } from './records.ts'

const remarkSchema = z.object({
  remark: recordIdSchema,
  /** Field, row or cell it is attached to; '' is the passport as a whole. */
  address: z.string(),
  text: z.string(),
  /** Number of the person who made it. */
  author: z.number().int(),
  at: z.number(),
  /** What the one who fills in says to it; resolved when there is one. */
  answer: z.string().nullable(),
})
export type Remark = z.infer<typeof remarkSchema>

const assignmentSchema = z.object({
  /** Record of the person; null takes the assignment back. */
  person: recordIdSchema.nullable(),
  /** YYYY-MM-DD */
  due: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
})
export type Assignment = z.infer<typeof assignmentSchema>

const standingSchema = z.object({
  state: z.string(),
  version: z.number().int(),
  blocks: z.number().int(),
  warns: z.number().int(),
  /** Steps that the person at work has the right to take from this state, and what stands against one. */
  steps: z.array(z.object({ step: z.enum(workflowSteps), fault: z.enum(stepFaults).nullable() })),
  /** Rights beside the steps. */
  mayRemark: z.boolean(),
  mayAnswer: z.boolean(),
  mayAssign: z.boolean(),
  mayEdit: z.boolean(),
  remarks: z.array(remarkSchema),
  assignment: assignmentSchema,
  /** Approved versions, newest first. */
  versions: z.array(
    z.object({ no: z.number().int(), approvedBy: z.number().int().nullable(), at: z.number() }),
  ),
})
export type WorkflowStanding = z.infer<typeof standingSchema>

const workItemSchema = z.object({
  record: recordIdSchema,
  fid: z.number().int(),
  kind: recordKindSchema,
  name: z.object({ kk: z.string(), ru: z.string(), en: z.string() }),
  state: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
  /** Waits for this person by name, not only by role and territory. */
  assigned: z.boolean(),
  openRemarks: z.number().int(),
})
export type WorkItem = z.infer<typeof workItemSchema>

const oneRecord = z.object({ record: recordIdSchema })

/** A step of the workflow: one command, one record. */
const step = (needs: Need) =>
  write(
    needs,
    oneRecord.extend({ command: commandIdSchema, reason: z.string().max(2_000).default('') }),
    z.object({ change: z.number().int() }),
  )

export const workflowContract = {
  'workflow.standing': write('view', oneRecord, standingSchema),
  'workflow.submit': step('submit'),
  'workflow.check': step('check'),
  'workflow.approve': step('approve'),
  'workflow.return': step('return'),
  'workflow.reject': step('reject'),
  'workflow.revise': step('revise'),
  'remarks.add': write(
    'remark',
    oneRecord.extend({
      command: commandIdSchema,
      remark: recordIdSchema,
      address: z.union([addressSchema, z.literal('')]),
      text: z.string().trim().min(3).max(2_000),
    }),
    z.object({ change: z.number().int() }),
  ),
  'remarks.answer': write(
    'answer',
    z.object({
      command: commandIdSchema,
      remark: recordIdSchema,
      answer: z.string().trim().min(2).max(2_000),
    }),
    z.object({ change: z.number().int() }),
  ),
  'assignments.set': write(
    'assign',
    oneRecord.extend({ command: commandIdSchema, ...assignmentSchema.shape }),
    z.object({ change: z.number().int() }),
  ),
  /** What waits for the person at work, the most pressing first, and how much there is of each. */
  'work.mine': read(
    'view',
    z.object({ limit: z.number().int().min(1).max(500).default(200) }),
    z.object({
      counts: z.object({
        total: z.number().int(),
        overdue: z.number().int(),
        assigned: z.number().int(),
      }),
      items: z.array(workItemSchema),
    }),
  ),
  /** Assignments of anybody past their day where the person at work gives work out, the longest first. */
  'work.overdue': read(
    'assign',
    z.object({}),
    z.array(
      workItemSchema
        .pick({ record: true, name: true, state: true })
        .extend({ person: z.string(), due: z.string() }),
    ),
  ),
}
