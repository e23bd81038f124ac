import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type { ImportId } from '../../../shared/contract/features/import.ts'
import { recordIdSchema, valueSchema } from '../../../shared/contract/features/records.ts'
import { passportKinds } from '../../../shared/domain/dictionary.ts'
import type { StartTask } from '../context.ts'

/** What the reader understood, laid down for the writer: the store is not touched until Apply. */
export const stagedSchema = z.object({
  revision: z.number().int(),
  file: z.string(),
  kind: z.enum(passportKinds),
  record: recordIdSchema,
  /** The passport is made by the import. */
  create: z.boolean(),
  /** Values that name a new passport: its territory, level, names. */
  identity: z.record(z.string(), valueSchema),
  cells: z.array(
    z.object({
      id: z.string(),
      address: z.string(),
      value: valueSchema,
      /** What stood there when the person looked. */
      present: valueSchema,
      sure: z.boolean(),
      sheet: z.string(),
      cell: z.string(),
    }),
  ),
  /** Order keys of the rows that will be made. */
  rows: z.record(z.string(), z.string()),
  /** Every line and the field it goes to, for the profile; null = left out by the person. */
  lines: z.array(z.object({ key: z.string(), field: z.number().int().nullable() })),
})
export type Staged = z.infer<typeof stagedSchema>

const folderOf = (dataFolder: string) => join(dataFolder, 'staging')
const fileOf = (dataFolder: string, id: ImportId) => join(folderOf(dataFolder), `import-${id}.json`)

export function writeStaging(dataFolder: string, id: ImportId, staged: Staged): void {
  mkdirSync(folderOf(dataFolder), { recursive: true })
  const file = fileOf(dataFolder, id)
  writeFileSync(`${file}.new`, JSON.stringify(staged))
  renameSync(`${file}.new`, file)
}

export function readStaging(dataFolder: string, id: ImportId): Staged {
  let text: string
  try {
    text = readFileSync(fileOf(dataFolder, id), 'utf8')
  } catch (cause) {
    throw new AppError('not-found', { detail: { import: id }, cause })
  }
  return stagedSchema.parse(JSON.parse(text))
}

export function dropStaging(dataFolder: string, id: ImportId): void {
  rmSync(fileOf(dataFolder, id), { force: true })
}

const dayMs = 86_400_000

/** Imports, batches and dropped files of an earlier run that nobody came back to. */
export const stagingTask: StartTask = {
  name: 'staging',
  run: ({ dataFolder, now }) => {
    const folder = folderOf(dataFolder)
    mkdirSync(join(folder, 'dropped'), { recursive: true })
    const imports = readdirSync(folder).filter((name) => /^(import|batch)-/.test(name))
    const dropped = readdirSync(join(folder, 'dropped')).map((name) => join('dropped', name))
    for (const name of [...imports, ...dropped]) {
      const path = join(folder, name)
      if (now() - statSync(path).mtimeMs > dayMs) rmSync(path, { recursive: true, force: true })
    }
  },
}
