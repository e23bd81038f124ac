import { rename, rm, writeFile } from 'node:fs/promises'
import { BrowserWindow } from 'electron'
import { AppError } from '../../shared/contract/failure.ts'
import type { Log } from '../log.ts'
import { origin } from '../protocol.ts'

/** Our choice: longer than the largest passport takes on a slow machine. */
const patienceMs = 120_000

interface Waiting {
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}
const waiting = new Map<number, Waiting>()

export interface PrintOrder {
  readonly preload: string
  /** Hash of the print page: what, which record, in which language. */
  readonly hash: string
  readonly path: string
  readonly log: Log
}

/** Prints a page that nobody sees to a PDF file, which is whole or not there. */
export async function printToFile({ preload, hash, path, log }: PrintOrder): Promise<number> {
  const window = new BrowserWindow({
    width: 900,
    height: 1200,
    show: false,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  const { id } = window.webContents
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  const ready = new Promise<void>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    setTimeout(
      () => reject(new AppError('unavailable', { why: 'the print page did not answer' })),
      patienceMs,
    ).unref()
  })
  try {
    await Promise.all([window.loadURL(`${origin}/print.html#/${hash}`), ready])
    const pdf = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    })
    await writeWhole(path, pdf)
    log.info('printed', { hash, bytes: pdf.byteLength })
    return pdf.byteLength
  } finally {
    waiting.delete(id)
    if (!window.isDestroyed()) window.close()
  }
}

/** The print page says that everything is there, or why it is not. */
export function printReady(id: number, failure: string | null, log: Log): void {
  const order = waiting.get(id)
  if (failure === null) order?.resolve()
  else {
    log.error('print page', { failure })
    order?.reject(new AppError('internal', { why: 'the print page failed' }))
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, bytes)
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true })
    const code = (cause as NodeJS.ErrnoException).code
    throw new AppError(code === 'ENOSPC' ? 'disk-full' : 'read-only', {
      cause,
      detail: { file: path },
    })
  }
}
