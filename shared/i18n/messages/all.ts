import type { Message, Plural } from '../messages.ts'
import { accountMessages } from './account.ts'
import { addLayerMessages } from './add-layer.ts'
import { appMessages } from './app.ts'
import { atlasMessages } from './atlas.ts'
import { attachmentsMessages } from './attachments.ts'
import { auditMessages } from './audit.ts'
import { batchMessages } from './batch.ts'
import { commandMessages } from './commands.ts'
import { dictionaryMessages } from './dictionary.ts'
import { duplicatesMessages } from './duplicates.ts'
import { errorMessages } from './errors.ts'
import { formMessages } from './form.ts'
import { geometryMessages } from './geometry.ts'
import { historyMessages } from './history.ts'
import { importMessages } from './import.ts'
import { layersMessages } from './layers.ts'
import { mapMessages } from './map.ts'
import { passportsMessages } from './passports.ts'
import { printMessages } from './print.ts'
import { qualityMessages } from './quality.ts'
import { readingMessages } from './reading.ts'
import { registerMessages } from './register.ts'
import { selectionMessages } from './selection.ts'
import { shellMessages } from './shell.ts'
import { tableMessages } from './table.ts'
import { workflowMessages } from './workflow.ts'

// One line a table here and one in `merged`; a key that two tables define does not compile.
const tables = [
  accountMessages,
  addLayerMessages,
  appMessages,
  atlasMessages,
  attachmentsMessages,
  auditMessages,
  commandMessages,
  dictionaryMessages,
  duplicatesMessages,
  errorMessages,
  formMessages,
  geometryMessages,
  layersMessages,
  printMessages,
  mapMessages,
  historyMessages,
  importMessages,
  passportsMessages,
  qualityMessages,
  readingMessages,
  selectionMessages,
  shellMessages,
  tableMessages,
  workflowMessages,
] as const

const merged = {
  ...accountMessages,
  ...addLayerMessages,
  ...appMessages,
  ...atlasMessages,
  ...attachmentsMessages,
  ...auditMessages,
  ...batchMessages,
  ...commandMessages,
  ...dictionaryMessages,
  ...duplicatesMessages,
  ...errorMessages,
  ...formMessages,
  ...geometryMessages,
  ...layersMessages,
  ...printMessages,
  ...mapMessages,
  ...historyMessages,
  ...importMessages,
  ...passportsMessages,
  ...qualityMessages,
  ...readingMessages,
  ...registerMessages,
  ...selectionMessages,
  ...shellMessages,
  ...tableMessages,
  ...workflowMessages,
}

type Repeated<T extends readonly unknown[], Seen = never> = T extends readonly [
  infer First,
  ...infer Rest,
]
  ? (keyof First & Seen) | Repeated<Rest, Seen | keyof First>
  : never
type LeftOut = Exclude<keyof (typeof tables)[number], keyof typeof merged>
type Sound = [Repeated<typeof tables>, LeftOut] extends [never, never]
  ? typeof merged
  : { readonly twice: Repeated<typeof tables>; readonly leftOut: LeftOut }

/** Every message of the product; on a fault its type names the key defined twice or left out. */
export const allMessages: Sound = merged

export type MessageKey = keyof typeof allMessages

type NamesInText<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesInText<Rest>
  : never
type NamesIn<F> = F extends string
  ? NamesInText<F>
  : F extends Plural
    ? 'n' | NamesInText<F[keyof F]>
    : never

/** Names of the parameters of a message, read from its English text. */
export type ParamName<K extends MessageKey> = K extends MessageKey
  ? NamesIn<(typeof allMessages)[K]['en']>
  : never

/** Keys of messages without parameters: what a table of commands or sections may name. */
export type PlainKey = {
  [K in MessageKey]: [ParamName<K>] extends [never] ? K : never
}[MessageKey]

/** The message of a key, in all languages. */
export function messageOf(key: MessageKey): Message {
  return allMessages[key]
}
