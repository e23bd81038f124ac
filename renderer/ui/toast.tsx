import { X } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button, IconButton } from './button.tsx'
import { useLanguage } from './language.tsx'
import './toast.css'
import { type Tone, toneIcons, toneNames } from './tone.tsx'

// Our choice: long enough to read two lines in a second language; errors stay until closed.
const staysMs = 8_000

interface Toast {
  readonly id: number
  readonly tone: Tone
  readonly title: string
  readonly text?: string | undefined
  readonly action?: { readonly label: string; readonly onAct: () => void } | undefined
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says what an action did; at most four are in sight, the oldest give way. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1
  set([...toasts, { ...toast, id: lastId }].slice(-4))
  return lastId
}

export function closeToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where toasts appear; mounted once by the frame. */
export function ToastRegion() {
  const { t } = useLanguage()
  const shown = useSyncExternalStore(subscribe, () => toasts)
  const region = useRef<HTMLElement>(null)
  const newest = shown.at(-1)?.id
  // Shown anew with every toast, it lies above whatever window was opened meanwhile.
  useEffect(() => {
    const element = region.current
    if (!element || newest === undefined) return undefined
    element.showPopover()
    return () => element.hidePopover()
  }, [newest])
  return (
    <section ref={region} popover="manual" className="ui-toasts" aria-label={t('ui.messages')}>
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { t } = useLanguage()
  const card = useRef<HTMLDivElement>(null)
  const { id, tone } = toast
  useEffect(() => {
    if (tone === 'danger') return undefined
    const timer = setInterval(() => {
      if (!card.current?.matches(':hover, :focus-within')) closeToast(id)
    }, staysMs)
    return () => clearInterval(timer)
  }, [id, tone])
  const Icon = toneIcons[tone]
  return (
    <div
      ref={card}
      className="ui-toast"
      data-tone={tone}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      <Icon role="img" aria-label={t(toneNames[tone])} className="ui-notice-icon" />
      <div className="ui-notice-body">
        <p className="ui-notice-title">{toast.title}</p>
        {toast.text ? <p className="ui-notice-text">{toast.text}</p> : null}
        {toast.action ? (
          <div className="ui-notice-actions">
            <Button
              small
              onClick={() => {
                closeToast(id)
                toast.action?.onAct()
              }}
            >
              {toast.action.label}
            </Button>
          </div>
        ) : null}
      </div>
      <IconButton small label={t('ui.close')} icon={X} onClick={() => closeToast(id)} />
    </div>
  )
}
