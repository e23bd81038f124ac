import { closeSync, openSync, writeSync } from 'node:fs'
import type { Language } from '../../../shared/i18n/language.ts'

/** Bytes collected before they are written. */
const blockLength = 1 << 20

/**
 * A text table as Excel opens it by a double click: UTF-8 with its mark, and the separator and the
 * decimal mark of the language (a semicolon and a comma but for English); quoted after RFC 4180.
 */
export class CsvWriter {
  readonly #file: number
  readonly #isEnglish: boolean
  #block = '\uFEFF'

  constructor(path: string, language: Language) {
    this.#file = openSync(path, 'w')
    this.#isEnglish = language === 'en'
  }

  add(cells: readonly (string | number | null)[]): void {
    const line = cells.map((cell) => this.#written(cell)).join(this.#isEnglish ? ',' : ';')
    this.#block += `${line}\r\n`
    if (this.#block.length > blockLength) this.#flush()
  }

  finish(): void {
    this.#flush()
  }

  close(): void {
    closeSync(this.#file)
  }

  #written(cell: string | number | null): string {
    if (typeof cell !== 'number') return quoted(cell ?? '')
    return this.#isEnglish ? String(cell) : String(cell).replace('.', ',')
  }

  #flush(): void {
    writeSync(this.#file, this.#block)
    this.#block = ''
  }
}

const quoted = (text: string): string =>
  /[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
