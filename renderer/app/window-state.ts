import { create } from 'zustand'

export type DialogName = 'palette' | 'settings' | 'shortcuts' | 'about'

/** Which window of the application is open over the frame. */
export const useDialog = create<{ readonly open: DialogName | null }>(() => ({ open: null }))

export function openDialog(open: DialogName | null): void {
  useDialog.setState({ open })
}
