import { parentPort, workerData } from 'node:worker_threads'
import { failureFrom, type Reply } from '../../../shared/contract/failure.ts'
import type { TextLayout } from '../../../shared/domain/matching/sheet.ts'
import { readWorkbook } from './workbook.ts'

/** Entry of the worker that reads one file and ends. */
const { file, text } = workerData as { file: string; text: Partial<TextLayout> }

const reply: Reply = await readWorkbook(file, text).then(
  (value) => ({ ok: true, value }),
  (error: unknown) => ({ ok: false, failure: failureFrom(error) }),
)
parentPort?.postMessage(reply)
