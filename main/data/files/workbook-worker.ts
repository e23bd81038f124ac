import { parentPort } from 'node:worker_threads'
import { failureFrom, type Reply } from '../../../shared/contract/failure.ts'
import type { TextLayout } from '../../../shared/domain/matching/sheet.ts'
import { readWorkbook } from './workbook.ts'

/** Entry of the worker that reads files, one after the other. */
parentPort?.on('message', ({ file, text }: { file: string; text: Partial<TextLayout> }) => {
  void readWorkbook(file, text)
    .then(
      (value): Reply => ({ ok: true, value }),
      (error: unknown): Reply => ({ ok: false, failure: failureFrom(error) }),
    )
    .then((reply) => parentPort?.postMessage(reply))
})
