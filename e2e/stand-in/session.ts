import type { TypedSession } from './cdp.ts'
import { strict } from './strict.ts'
import { type DefaultSession, members, type WebContents } from './surface.ts'

type RequestHandler = Parameters<DefaultSession['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<DefaultSession['setPermissionCheckHandler']>[0]

let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null

const defaultSession: DefaultSession = strict(
  'session',
  {
    setPermissionRequestHandler: (handler) => {
      requestHandler = handler
    },
    setPermissionCheckHandler: (handler) => {
      checkHandler = handler
    },
  },
  members.defaultSession,
)
export const session = strict('session', { defaultSession }, members.session)

/** Electron's names of permissions and Chromium's. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboardReadWrite',
  'clipboard-sanitized-write': 'clipboardSanitizedWrite',
  media: 'audioCapture',
  midi: 'midi',
  'idle-detection': 'idleDetection',
  'window-management': 'windowManagement',
} as const

/** Without a handler Electron grants; a synchronous answer is the only one known in time. */
function isGranted(contents: WebContents, permission: string, origin: string): boolean {
  let requested = !requestHandler
  requestHandler?.(contents, permission, (granted) => (requested = granted), {})
  return requested && (checkHandler?.(contents, permission, origin) ?? true)
}

/** Asks the product's handlers once per permission and tells Chromium, which asks nobody later. */
export async function applyPermissions(
  browser: TypedSession,
  contents: WebContents,
  origins: { readonly app: string; readonly http: string },
): Promise<void> {
  const granted = Object.entries(permissions)
    .filter(([name]) => isGranted(contents, name, origins.app))
    .map(([, chromium]) => chromium)
  await browser.send('Browser.grantPermissions', { origin: origins.http, permissions: granted })
}
