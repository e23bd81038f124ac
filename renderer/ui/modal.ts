import { type SyntheticEvent, useEffect, useRef } from 'react'

/** A `<dialog>` that is modal while mounted; the focus goes back to where it was. */
export function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const onCancel = (event: SyntheticEvent) => {
    // `cancel` of a file field inside bubbles up to here.
    if (event.target !== dialog.current) return
    event.preventDefault()
    onClose()
  }
  return { dialog, onCancel }
}
