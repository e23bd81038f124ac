import { protocol } from 'electron'
import { type AppFiles, answerRequest } from './app-files.ts'

const scheme = 'app'
const host = 'gis'
export const origin = `${scheme}://${host}`

/** Must run before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ])
}

export function serveScheme(files: Omit<AppFiles, 'host'>): void {
  protocol.handle(scheme, (request) => answerRequest(request, { ...files, host }))
}
