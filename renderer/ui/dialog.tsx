import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from './button.tsx'
import './dialog.css'
import { useLanguage } from './language.tsx'
import { useModal } from './modal.ts'

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
  const { dialog, onCancel } = useModal(onClose)
  const titleId = useId()
  return (
    <dialog
      ref={dialog}
      className="ui-dialog"
      data-size={size}
      aria-labelledby={titleId}
      onCancel={onCancel}
    >
      <div className="ui-dialog-header">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={t('ui.close')} keys="Esc" icon={X} onClick={onClose} />
      </div>
      <div className="ui-dialog-body" data-flush={flush || undefined}>
        {children}
      </div>
      {footer ? <div className="ui-dialog-footer">{footer}</div> : null}
    </dialog>
  )
}
