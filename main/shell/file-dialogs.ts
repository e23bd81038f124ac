import { statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { AppError } from '../../shared/contract/failure.ts'
import type { ChosenFile, FileKind } from '../../shared/contract/shell.ts'
import type { FileTokens } from '../file-tokens.ts'
import type { wordsIn } from '../words.ts'

/** First of each: what is added to a name without one. */
const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  any: [],
  workbook: ['xlsx', 'xlsm', 'xls', 'ods', 'csv', 'tsv', 'txt'],
  table: ['csv', 'tsv', 'txt'],
  pdf: ['pdf'],
  geopackage: ['gpkg'],
  geojson: ['geojson', 'json'],
  layer: ['gpkg', 'geojson', 'json', 'shp', 'zip', 'kml', 'kmz', 'gpx', 'csv', 'tsv', 'txt'],
  image: ['png', 'jpg', 'jpeg', 'webp'],
  archive: ['zip'],
  folder: [],
}

export interface FileDialogContext {
  readonly window: BrowserWindow | null
  readonly tokens: FileTokens
  readonly words: ReturnType<typeof wordsIn>
}

function filtersFor(kind: FileKind, words: FileDialogContext['words']) {
  const all = { name: words('shell.files.any'), extensions: ['*'] }
  if (kind === 'any' || kind === 'folder') return [all]
  return [{ name: words(`shell.files.${kind}`), extensions: [...extensions[kind]] }, all]
}

function chosen(path: string, tokens: FileTokens): ChosenFile {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return { file: tokens.mint(path), name: basename(path), size }
}

function needWindow(window: BrowserWindow | null): BrowserWindow {
  if (!window) throw new AppError('not-allowed', { why: 'no window asks' })
  return window
}

export async function openFiles(
  { window, tokens, words }: FileDialogContext,
  { kind, several }: { readonly kind: FileKind; readonly several: boolean },
): Promise<ChosenFile[]> {
  const answer = await dialog.showOpenDialog(needWindow(window), {
    properties: [
      kind === 'folder' ? 'openDirectory' : 'openFile',
      ...(several ? (['multiSelections'] as const) : []),
    ],
    filters: filtersFor(kind, words),
  })
  return answer.canceled ? [] : answer.filePaths.map((path) => chosen(path, tokens))
}

export async function saveFile(
  { window, tokens, words }: FileDialogContext,
  { kind, name }: { readonly kind: FileKind; readonly name: string },
): Promise<ChosenFile | null> {
  const answer = await dialog.showSaveDialog(needWindow(window), {
    // A proposal with separators would choose the folder too.
    defaultPath: name.replaceAll(/[\\/:*?"<>|]/g, '_'),
    filters: filtersFor(kind, words),
  })
  if (answer.canceled || !answer.filePath) return null
  const [first] = extensions[kind]
  const path =
    first && extname(answer.filePath) === '' ? `${answer.filePath}.${first}` : answer.filePath
  return chosen(path, tokens)
}
