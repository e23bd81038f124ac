import { accessSync, appendFileSync, constants, mkdirSync, renameSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const maxBytes = 5_000_000

export interface Log {
  readonly folder: string
  info(text: string, detail?: unknown): void
  warn(text: string, detail?: unknown): void
  error(text: string, detail?: unknown): void
}

/** One file with one predecessor; written synchronously, because the last line before a crash matters. */
export function openLog(wanted: string, now: () => number): Log {
  const folder = usableFolder(wanted)
  const file = join(folder, 'qorgau.log')
  const write = (level: string) => (text: string, detail?: unknown) => {
    const line = `${new Date(now()).toISOString()} ${level} ${text}${describe(detail)}\n`
    if (level !== 'info') process.stderr.write(line)
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes)
        renameSync(file, `${file}.1`)
      appendFileSync(file, line)
    } catch (error) {
      // A full disk must not turn the message about it into a second failure.
      process.stderr.write(`${line}log cannot be written: ${String(error)}\n`)
    }
  }
  return { folder, info: write('info'), warn: write('warn'), error: write('error') }
}

/** A data folder on a read-only medium opens for viewing; its log goes to the temporary folder. */
function usableFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true })
    accessSync(wanted, constants.W_OK)
    return wanted
  } catch (error) {
    process.stderr.write(`log folder cannot be used: ${String(error)}\n`)
    const folder = join(tmpdir(), 'qorgau-logs')
    mkdirSync(folder, { recursive: true })
    return folder
  }
}

function describe(detail: unknown): string {
  if (detail === undefined) return ''
  if (detail instanceof Error) return ` ${detail.stack ?? detail.message}`
  return ` ${JSON.stringify(detail)}`
}
