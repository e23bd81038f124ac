import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const electronFolder = join(root, 'node_modules/electron')

export const standInDist = join(root, 'e2e/stand-in/dist')

/** Electron's own dist folder where the binary is; asking the package would start a download. */
export function findElectronDist(): string | null {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given && given !== standInDist) return given
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? join(electronFolder, 'dist') : null
}
