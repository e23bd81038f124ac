import { z } from 'zod'
import { languages } from '../i18n/language.ts'
import { ofMain } from './define.ts'
import { failureSchema } from './failure.ts'
import { recordIdSchema } from './features/records.ts'

export const themes = ['system', 'light', 'dark'] as const

/** Choices of the person at this machine, kept by main in one file and shared by all windows. */
export const settingsSchema = z.object({
  language: z.enum(languages),
  theme: z.enum(themes),
  /** What only the interface understands: sizes of panels, format of coordinates … */
  interface: z.record(z.string().max(100), z.json()),
})
export type Settings = z.infer<typeof settingsSchema>

/**
 * Stands for a file that a person chose in a dialog. It goes into a data method as `file` (or, for
 * several, `files`); main puts the path in its place, and refuses anything it did not mint.
 */
export const fileTokenSchema = z.string().min(1).max(4_000)

/** What the dialog offers; `any` has no filter. */
export const fileKinds = [
  'any',
  'workbook',
  'table',
  'pdf',
  'geopackage',
  'geojson',
  /** Layers of either format. */
  'layer',
  'image',
  'archive',
  /** Not a file: everything in it. */
  'folder',
] as const
export type FileKind = (typeof fileKinds)[number]

const chosenFileSchema = z.object({ file: fileTokenSchema, name: z.string(), size: z.number() })
export type ChosenFile = z.infer<typeof chosenFileSchema>

/** How a data process is; `since` in milliseconds of the epoch. */
export const dataStateSchema = z.object({
  role: z.enum(['read', 'write']),
  state: z.enum(['starting', 'serving', 'busy', 'restarting', 'refused', 'stopped']),
  since: z.number(),
  /** Why the data cannot be opened, when `refused`. */
  failure: failureSchema.nullable(),
})
export type DataState = z.infer<typeof dataStateSchema>

/** What main does for a window: nothing here touches the database. */
export const shellContract = {
  'shell.about': ofMain(
    z.object({}),
    z.object({
      version: z.string(),
      runtime: z.string(),
      logFolder: z.string(),
      dataFolder: z.string(),
      /** A new database of this run is filled with the demonstration data. */
      demo: z.boolean(),
    }),
  ),
  /** Milestones of a start, logged by the product and read by the bench. */
  'shell.milestone': ofMain(
    z.object({ name: z.enum(['first-tile', 'first-picture', 'first-answer']) }),
    z.object({}),
  ),
  'shell.readSettings': ofMain(z.object({}), settingsSchema),
  /** Changes what is given; `interface` is merged by key. Every window hears `settings.changed`. */
  'shell.changeSettings': ofMain(settingsSchema.partial(), settingsSchema),
  /** Asks for existing files; an empty list when the person thinks better of it. */
  'shell.openFiles': ofMain(
    z.object({ kind: z.enum(fileKinds), several: z.boolean().default(false) }),
    z.array(chosenFileSchema),
  ),
  /** Asks where to write; null when the person thinks better of it. */
  'shell.saveFile': ofMain(
    z.object({ kind: z.enum(fileKinds), name: z.string().min(1).max(200) }),
    chosenFileSchema.nullable(),
  ),
  /** Takes a file that was dropped on the window: its bytes are kept until the program ends. */
  'shell.takeFile': ofMain(
    z.object({
      name: z.string().min(1).max(200),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 64 * 2 ** 20),
    }),
    chosenFileSchema,
  ),
  /** Shows a chosen file, the logs or the data in the system's file manager. */
  'shell.showItem': ofMain(
    z.union([z.object({ file: fileTokenSchema }), z.object({ place: z.enum(['logs', 'data']) })]),
    z.object({}),
  ),
  /** Prints a passport to the chosen PDF file, in a page of its own. */
  'shell.print': ofMain(
    z.object({
      page: z.enum(['passport']),
      record: recordIdSchema,
      language: z.enum(languages),
      file: fileTokenSchema,
    }),
    z.object({ bytes: z.number() }),
  ),
  /** Said by a print page when nothing is missing any more, or why it cannot be made. */
  'shell.printReady': ofMain(z.object({ failure: z.string().max(2_000).nullable() }), z.object({})),
  'shell.dataState': ofMain(z.object({}), z.array(dataStateSchema)),
  /** Ends a data process that is busy for too long; it starts again, what was not written is lost. */
  'shell.restartData': ofMain(z.object({ role: z.enum(['read', 'write']) }), z.object({})),
  /** A fault in a window, for the log. */
  'shell.reportError': ofMain(
    z.object({ text: z.string().max(2_000), stack: z.string().max(20_000) }),
    z.object({}),
  ),
  'shell.quit': ofMain(z.object({}), z.object({})),
}
export type ShellContract = typeof shellContract

/** Events of main itself. */
export const shellEvents = {
  'data.state': dataStateSchema,
  'settings.changed': settingsSchema,
}
export type ShellEvents = typeof shellEvents
