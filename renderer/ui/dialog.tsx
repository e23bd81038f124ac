import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import './dialog.css'
import { useLanguage } from './language.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly size?: 'small' | 'medium' | 'large' | undefined
  readonly footer?: ReactNode
  /** Leave the body unpadded. */
  readonly flush?: boolean | undefined
  readonly children: ReactNode
}

/** A modal window: mount it to open it. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, size = 'medium', footer, flush, children }: DialogProps) {
  const { t } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="ui-dialog"
      data-size={size}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // `cancel` of a file field inside bubbles up to here.
        if (event.target !== dialog.current) return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="ui-dialog-header">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={t('ui.close')} keys="Esc" icon={X} onClick={onClose} />
      </header>
      <div className="ui-dialog-body" data-flush={flush || undefined}>
        {children}
      </div>
      {footer ? <footer className="ui-dialog-footer">{footer}</footer> : null}
    </dialog>
  )
}
