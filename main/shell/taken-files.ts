import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import type { FileTokens } from '../file-tokens.ts'

interface TakeContext {
  readonly dataFolder: string
  readonly tokens: FileTokens
}

const folderOf = (dataFolder: string) => join(dataFolder, 'staging', 'dropped')

/**
 * A window sees the bytes of a dropped file, never its path; they are laid down under the file's own
 * name in a folder of their own, so that two files of one name do not meet. The data host clears them
 * away a day later.
 */
export function takeFile(
  { dataFolder, tokens }: TakeContext,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): ChosenFile {
  const folder = join(folderOf(dataFolder), String(Date.now()))
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_'))
  writeFileSync(path, bytes)
  return { file: tokens.mint(path), name, size: bytes.length }
}
