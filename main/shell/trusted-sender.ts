import type { IpcMainInvokeEvent } from 'electron'
import { origin } from '../protocol.ts'

/** Only the top frame of our own page may call. */
export function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  return event.senderFrame?.url.startsWith(`${origin}/`) ?? false
}
