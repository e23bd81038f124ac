import { isAbsolute, join, resolve } from 'node:path'
import { type Language, languages } from '../shared/i18n/language.ts'

/** What the command line asks of one run; Chromium's own switches stand among ours. */
export interface StartOptions {
  readonly dataFolder: string | null
  readonly language: Language | null
  /** Fill a new database with the demonstration data. */
  readonly demo: boolean
  /** When the start began, milliseconds of the epoch: before us, when a script started us. */
  readonly startedAt: number
}

export function readStartOptions(
  argv: readonly string[],
  workingFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const valueOf = (name: string): string | null =>
    argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) || null
  const data = valueOf('data')
  const language = valueOf('lang')
  return {
    dataFolder: data && (isAbsolute(data) ? data : resolve(workingFolder, data)),
    language: languages.find((known) => known === language) ?? null,
    demo: argv.includes('--demo') && !argv.includes('--empty'),
    startedAt: Number(environment['QORGAU_STARTED_AT']) || performance.timeOrigin,
  }
}

/** Demonstration and real records never share a folder unless somebody names one. */
export function dataFolderOf(options: StartOptions, home: string): string {
  return options.dataFolder ?? join(home, options.demo ? 'demo' : 'data')
}
