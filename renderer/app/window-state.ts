import { create } from 'zustand'

export type DialogName = 'palette' | 'settings' | 'shortcuts' | 'about'

/** Which window of the application is open over the frame. */
export const useDialog = create<{ readonly open: DialogName | null }>(() => ({ open: null }))

export function openDialog(open: DialogName | null): void {
  useDialog.setState({ open })
}

/** Which tab of a panel is in front; the first one where none was chosen. */
export const useTabs = create<Readonly<Record<'left' | 'right' | 'bottom', string>>>(() => ({
  left: '',
  right: '',
  bottom: '',
}))

export function showTab(panel: 'left' | 'right' | 'bottom', tab: string): void {
  useTabs.setState({ [panel]: tab })
}
