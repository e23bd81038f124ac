import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const maxBytes = 5_000_000

export interface Log {
  readonly folder: string
  info(text: string, detail?: unknown): void
  warn(text: string, detail?: unknown): void
  error(text: string, detail?: unknown): void
}

/** One file with one predecessor; written synchronously, because the last line before a crash matters. */
export function openLog(folder: string, now: () => number): Log {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'qorgau.log')
  const write = (level: string) => (text: string, detail?: unknown) => {
    const line = `${new Date(now()).toISOString()} ${level} ${text}${describe(detail)}\n`
    if (level !== 'info') process.stderr.write(line)
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes)
      renameSync(file, `${file}.1`)
    appendFileSync(file, line)
  }
  return { folder, info: write('info'), warn: write('warn'), error: write('error') }
}

function describe(detail: unknown): string {
  if (detail === undefined) return ''
  if (detail instanceof Error) return ` ${detail.stack ?? detail.message}`
  return ` ${JSON.stringify(detail)}`
}
