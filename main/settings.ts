import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../shared/contract/failure.ts'
import { type Settings, settingsSchema } from '../shared/contract/shell.ts'
import type { Language } from '../shared/i18n/language.ts'
import type { Log } from './log.ts'

const placeSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
})
/** Where a window was when it was closed. */
export type WindowPlace = z.infer<typeof placeSchema>

/** The file as written by this version; a later one becomes a further member of a union. */
const storedSchema = settingsSchema.extend({
  version: z.literal(1),
  window: placeSchema.nullable(),
})
type Stored = z.infer<typeof storedSchema>

/** What is given changes, the rest stays. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/** Far above what panels and choices need; a runaway list must not fill the file. Our choice. */
const largestBytes = 256_000

export interface SettingsOptions {
  readonly file: string
  readonly log: Log
  /** Language of this run, from the command line: not stored. */
  readonly language: Language | null
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Kazakh where nothing else is known: the state language. Our choice. */
function languageOfSystem(environment: SettingsOptions['environment']): Language {
  const name = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  return name.startsWith('ru') ? 'ru' : name.startsWith('en') ? 'en' : 'kk'
}

/** One file of choices; every change is written at once and whole. */
export class SettingsStore {
  readonly #options: SettingsOptions
  #stored: Stored
  #language: Language | null

  constructor(options: SettingsOptions) {
    this.#options = options
    this.#language = options.language
    this.#stored = this.#load() ?? {
      version: 1,
      language: languageOfSystem(options.environment),
      theme: 'system',
      interface: {},
      window: null,
    }
  }

  read(): Settings {
    const { language, theme, interface: choices } = this.#stored
    return { language: this.#language ?? language, theme, interface: choices }
  }

  change(part: SettingsChange): Settings {
    const { language, theme } = this.#stored
    const next: Stored = {
      ...this.#stored,
      language: part.language ?? language,
      theme: part.theme ?? theme,
      interface: { ...this.#stored.interface, ...part.interface },
    }
    if (JSON.stringify(next).length > largestBytes) throw new AppError('too-large')
    // From now on the choice of the person counts, not the command line's.
    if (part.language) this.#language = null
    this.#save(next)
    return this.read()
  }

  get windowPlace(): WindowPlace | null {
    return this.#stored.window
  }

  set windowPlace(place: WindowPlace | null) {
    this.#save({ ...this.#stored, window: place })
  }

  #load(): Stored | null {
    const { file, log } = this.#options
    try {
      return storedSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      // Choices are not worth refusing to start; the unreadable file is kept for a look.
      log.warn('settings cannot be read', error)
      renameSync(file, `${file}.unreadable`)
      return null
    }
  }

  #save(next: Stored): void {
    this.#stored = next
    const { file, log } = this.#options
    try {
      const part = openSync(`${file}.part`, 'w')
      writeSync(part, JSON.stringify(next, null, 2))
      fsyncSync(part)
      closeSync(part)
      renameSync(`${file}.part`, file)
    } catch (error) {
      // A data folder on a read-only medium opens for viewing; choices last for the run.
      log.warn('settings cannot be written', error)
    }
  }
}
