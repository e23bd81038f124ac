import { closeSync, openSync, writeSync } from 'node:fs'
import type { Act, ActFilter } from '../../../shared/contract/features/audit.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { allMessages, type MessageKey } from '../../../shared/i18n/messages/all.ts'
import type { DataContext } from '../context.ts'
import { AtomicFile } from '../files/atomic-file.ts'
import { CsvWriter } from '../files/csv-write.ts'
import { inSteps, type Steps } from '../steps.ts'
import { actIds, readActs } from './acts.ts'
import { tellNote } from './journal.ts'

interface ExportInput {
  /** The path; main has put it in the token's place. */
  readonly file: string
  readonly format: 'csv' | 'json'
  readonly language: Language
  readonly filter: ActFilter
}

/** Acts read between two pauses. */
const page = 200

/** Writes the acts of a filter to a file that appears whole or not at all. */
export async function exportActs(
  ctx: DataContext,
  { file, format, language, filter }: ExportInput,
) {
  const target = new AtomicFile(file)
  try {
    const pages = pagesOf(ctx, actIds(ctx, filter))
    const steps =
      format === 'csv' ? writeCsv(target.part, language, pages) : writeJson(target.part, pages)
    const acts = await inSteps(ctx.signal, steps)
    target.commit()
    tellNote(ctx, 'export', 'audit.export')
    return { acts }
  } finally {
    target.discard()
  }
}

function* pagesOf(ctx: DataContext, ids: readonly number[]): Generator<readonly Act[]> {
  for (let from = 0; from < ids.length; from += page)
    yield readActs(ctx, { ids: ids.slice(from, from + page) })
}

const headings = [
  'acts.when',
  'acts.who',
  'acts.act',
  'acts.object',
  'acts.why',
  'acts.changes',
] as const

function* writeCsv(
  path: string,
  language: Language,
  pages: Iterable<readonly Act[]>,
): Steps<number> {
  const csv = new CsvWriter(path, language)
  let count = 0
  try {
    csv.add(headings.map((key) => allMessages[key][language]))
    for (const acts of pages) {
      for (const act of acts) csv.add(cellsOf(act, language))
      count += acts.length
      yield
    }
    csv.finish()
  } finally {
    csv.close()
  }
  return count
}

function cellsOf({ at, act, person, name, reason, detail, changes }: Act, language: Language) {
  const key = `act.${act}` as MessageKey
  const word = Object.hasOwn(allMessages, key) ? allMessages[key][language] : act
  const why = [reason, detail].filter(Boolean).join(' · ')
  return [
    new Date(at).toISOString(),
    plain(person ?? ''),
    typeof word === 'string' ? word : act,
    plain(name?.[language] ?? ''),
    plain(why),
    changes,
  ]
}

/** A text that a spreadsheet would take for a formula is kept a text. */
const plain = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)

/** One array, one act a line. */
function* writeJson(path: string, pages: Iterable<readonly Act[]>): Steps<number> {
  const file = openSync(path, 'w')
  let count = 0
  try {
    writeSync(file, '[')
    for (const acts of pages) {
      for (const act of acts) {
        const line = { ...act, at: new Date(act.at).toISOString() }
        writeSync(file, `${count === 0 ? '\n' : ',\n'}${JSON.stringify(line)}`)
        count += 1
      }
      yield
    }
    writeSync(file, '\n]\n')
  } finally {
    closeSync(file)
  }
  return count
}
