import { Palette } from '../palette/palette.tsx'
import { openDialog, useDialog } from '../window-state.ts'
import { About } from './about.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import { Shortcuts } from './shortcuts.tsx'

const close = () => openDialog(null)

/** The window that is open over the frame, if any. */
export function DialogHost() {
  const open = useDialog((state) => state.open)
  switch (open) {
    case 'palette':
      return <Palette onClose={close} />
    case 'settings':
      return <SettingsDialog onClose={close} />
    case 'shortcuts':
      return <Shortcuts onClose={close} />
    case 'about':
      return <About onClose={close} />
    default:
      return null
  }
}
