import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Together at most 25 MB a process; our choice. */
const maxBytes = 5_000_000
const kept = 4

export interface Log {
  readonly folder: string
  info(text: string, detail?: unknown): void
  warn(text: string, detail?: unknown): void
  error(text: string, detail?: unknown): void
}

/**
 * One file a process (`name`), so that no two of them move one file aside; a few predecessors.
 * Written synchronously, because the last line before a crash matters.
 */
export function openLog(folder: string, now: () => number, name = 'main'): Log {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.log`)
  const write = (level: string) => (text: string, detail?: unknown) => {
    const line = `${new Date(now()).toISOString()} ${level} ${text}${describe(detail)}\n`
    if (level !== 'info') process.stderr.write(line)
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size + line.length > maxBytes) rotate(file)
    appendFileSync(file, line)
  }
  return { folder, info: write('info'), warn: write('warn'), error: write('error') }
}

function rotate(file: string): void {
  rmSync(`${file}.${kept}`, { force: true })
  for (let at = kept - 1; at >= 0; at--) {
    const older = at === 0 ? file : `${file}.${at}`
    if (statSync(older, { throwIfNoEntry: false })) renameSync(older, `${file}.${at + 1}`)
  }
}

function describe(detail: unknown): string {
  if (detail === undefined) return ''
  if (detail instanceof Error) return ` ${detail.stack ?? detail.message}`
  return ` ${JSON.stringify(detail)}`
}
