import { z } from 'zod'
import { personRoles } from '../../domain/permissions.ts'
import { write } from '../define.ts'
import { commandIdSchema, recordIdSchema } from './records.ts'

export const personSchema = z.object({
  /** Number that history knows the person by. */
  fid: z.number().int(),
  record: recordIdSchema,
  login: z.string(),
  name: z.string(),
  position: z.string(),
  roles: z.array(z.enum(personRoles)),
  /** Code of the territory; `KZ` is the whole country. */
  unit: z.string(),
  disabled: z.boolean(),
  /** One of the people of the demonstration. */
  demo: z.boolean(),
})
export type Person = z.infer<typeof personSchema>

/** What people type to come in; letters of any alphabet, no spaces. */
export const loginSchema = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^[\p{L}\p{N}._-]+$/u)

/** Shortest password: NIST SP 800-63B-4 asks for 15 without a second factor; 12 is our choice. */
export const passwordLeast = 12
const passwordSchema = z.string().min(passwordLeast).max(200)

/** 32 letters in groups of four, without those that are mistaken for one another: 160 bits. */
export const recoveryKeySchema = z.string().regex(/^([2-9A-HJ-NP-Z]{4}-){7}[2-9A-HJ-NP-Z]{4}$/)

export const accountStateSchema = z.object({
  /** `first-start`: nobody is on the list yet, and whoever comes first becomes its administrator. */
  phase: z.enum(['first-start', 'signed-out', 'signed-in']),
  person: personSchema.nullable(),
  /** The password was set by somebody else and is to be replaced. */
  mustChange: z.boolean(),
  /** People of the demonstration who come in by one click; empty outside of it. */
  demo: z.array(personSchema),
})
export type AccountState = z.infer<typeof accountStateSchema>

/** `wait`: too many wrong passwords; `waitS` seconds until the next try. */
export const signInOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in') }),
  z.object({ kind: z.literal('wrong') }),
  z.object({ kind: z.literal('wait'), waitS: z.number().int() }),
])
export type SignInOutcome = z.infer<typeof signInOutcomeSchema>

export const accountContract = {
  'account.state': write('open', z.object({}), accountStateSchema),
  /** The first start: makes the administrator and signs in. The caller mints the recovery key. */
  'account.begin': write(
    'open',
    z.object({
      command: commandIdSchema,
      record: recordIdSchema,
      login: loginSchema,
      name: z.string().trim().min(2).max(200),
      password: passwordSchema,
      recovery: recoveryKeySchema,
    }),
    z.object({}),
  ),
  'account.signIn': write(
    'open',
    z.object({ login: z.string().max(200), password: z.string().max(200) }),
    signInOutcomeSchema,
  ),
  'account.signOut': write('open', z.object({}), z.object({})),
  /** A person of the demonstration, without a password. */
  'account.enterAs': write('open', z.object({ person: recordIdSchema }), z.object({})),
  'account.changePassword': write(
    'view',
    z.object({
      command: commandIdSchema,
      password: z.string().max(200),
      next: passwordSchema,
    }),
    signInOutcomeSchema,
  ),
  /** A forgotten administrator: a new password against the recovery key, which is used up by it. */
  'account.recover': write(
    'open',
    z.object({
      command: commandIdSchema,
      login: z.string().max(200),
      recovery: z.string().max(100),
      password: passwordSchema,
      /** Takes the place of the key that was used. */
      next: recoveryKeySchema,
    }),
    signInOutcomeSchema,
  ),
  /** Puts another recovery key in place of the one in force; asks for the administrator's own password. */
  'account.renewRecovery': write(
    'people',
    z.object({
      command: commandIdSchema,
      password: z.string().max(200),
      recovery: recoveryKeySchema,
    }),
    signInOutcomeSchema,
  ),
  /** Everybody on the list, also those who were taken off it: history names them. */
  'people.list': write('view', z.object({}), z.array(personSchema)),
  /** Takes a person in, or changes what is known of one. */
  'people.save': write(
    'people',
    z.object({
      command: commandIdSchema,
      record: recordIdSchema,
      login: loginSchema,
      name: z.string().trim().min(2).max(200),
      position: z.string().trim().max(200),
      roles: z.array(z.enum(personRoles)).max(personRoles.length),
      unit: z.string().min(2).max(20),
      disabled: z.boolean(),
      /** Needed for somebody new; to be changed at the first sign-in. */
      password: passwordSchema.optional(),
    }),
    z.object({}),
  ),
  'people.resetPassword': write(
    'people',
    z.object({ command: commandIdSchema, record: recordIdSchema, password: passwordSchema }),
    z.object({}),
  ),
}

/** Somebody signed in or out: what may be seen and done is another now. */
export const accountChangedSchema = z.object({})
