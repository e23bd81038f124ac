import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { Kbd } from './kbd.tsx'
import './tooltip.css'

// Map tips of the peers appear after about 400 ms.
const delayMs = 400

interface TooltipProps {
  readonly text: string
  readonly keys?: string | undefined
  readonly children: ReactNode
}

/** A short text beside what it explains: on hover after a moment, on focus at once, gone with Escape.
 *  It repeats a name or description the element already has, so it is hidden from screen readers. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const anchor = `--tip-${useId().replaceAll(/\W/g, '')}`
  const show = () => {
    if (tip.current?.isConnected && !tip.current.matches(':popover-open')) tip.current.showPopover()
  }
  const hide = () => {
    clearTimeout(timer.current)
    if (tip.current?.isConnected && tip.current.matches(':popover-open')) tip.current.hidePopover()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide()
  }
  return (
    <span
      role="presentation"
      className="ui-tooltip-anchor"
      style={{ anchorName: anchor }}
      onPointerEnter={() => {
        clearTimeout(timer.current)
        timer.current = setTimeout(show, delayMs)
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) show()
      }}
      onBlur={hide}
      onKeyDown={onKeyDown}
    >
      {children}
      <span
        ref={tip}
        popover="manual"
        className="ui-tooltip"
        style={{ positionAnchor: anchor }}
        aria-hidden
      >
        {text}
        {keys ? <Kbd keys={keys} /> : null}
      </span>
    </span>
  )
}
