import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { recordIdSchema } from '../../shared/contract/features/records.ts'
import { languages } from '../../shared/i18n/language.ts'
import { shell } from '../api/client.ts'
import { mapFontsReady } from '../map/index.ts'
import { gatherPassport } from './gather.ts'
import { PassportSheet } from './passport-sheet.tsx'
import './print.css'

/** A page that is printed and closed: all data first, then one static document, then word to main. */
async function print(): Promise<void> {
  const [page, id, wanted] = location.hash.replace(/^#\/?/, '').split('/')
  const language = languages.find((known) => known === wanted)
  const record = recordIdSchema.safeParse(id)
  const root = document.getElementById('root')
  if (page !== 'passport' || !record.success || !language || !root)
    throw new Error(`nothing to print at ${location.hash}`)
  document.documentElement.lang = language
  await mapFontsReady()
  const gathered = await gatherPassport(record.data, language)
  document.title = gathered.title
  flushSync(() => createRoot(root).render(<PassportSheet {...gathered} />))
  await document.fonts.ready
  await shell['shell.printReady']({ failure: null })
}

print().catch((error: unknown) => {
  const text = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  return shell['shell.printReady']({ failure: text.slice(0, 2_000) })
})
