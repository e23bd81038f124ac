import { randomUUID } from 'node:crypto'
import { AppError } from '../shared/contract/failure.ts'

/**
 * Paths that a person chose in a dialog. The renderer holds tokens only, so that no page can name a
 * file by itself; main puts the path in place on the way to the data process.
 */
export class FileTokens {
  readonly #paths = new Map<string, string>()

  mint(path: string): string {
    const token = randomUUID()
    this.#paths.set(token, path)
    return token
  }

  pathOf(token: unknown): string {
    const path = typeof token === 'string' ? this.#paths.get(token) : undefined
    if (path === undefined) throw new AppError('not-allowed', { why: 'no such file was chosen' })
    return path
  }

  /** `file` and `files` at the top of an input are always tokens. */
  resolve(input: unknown): unknown {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
    const { file, files } = input as { readonly file?: unknown; readonly files?: unknown }
    return {
      ...input,
      ...(file === undefined ? {} : { file: this.pathOf(file) }),
      ...(files === undefined ? {} : { files: this.#pathsOf(files) }),
    }
  }

  #pathsOf(files: unknown): string[] {
    if (!Array.isArray(files)) throw new AppError('invalid-input', { why: 'files is no list' })
    return files.map((token) => this.pathOf(token))
  }
}
