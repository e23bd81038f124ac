import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useLanguage } from './language.tsx'
import './splitter.css'

const stepPx = 16

interface SplitterProps {
  /** What is resized, for the reader. */
  readonly label: string
  /** Id of the resized element. */
  readonly controls: string
  /** `column` moves sideways between columns, `row` up and down. */
  readonly between: 'column' | 'row'
  /** The resized element lies after the splitter: dragging towards the start makes it larger. */
  readonly after?: boolean | undefined
  readonly size: number
  readonly min: number
  readonly max: number
  readonly initial: number
  readonly onSize: (size: number) => void
}

/** A border that can be dragged, or moved by arrow keys, Home, End; double click restores it. */
export function Splitter(props: SplitterProps) {
  const { label, controls, between, after = false, size, min, max, initial, onSize } = props
  const { t } = useLanguage()
  const start = useRef<{ at: number; size: number } | null>(null)
  const set = (next: number) => onSize(Math.round(Math.min(max, Math.max(min, next))))
  const at = (event: PointerEvent) => (between === 'column' ? event.clientX : event.clientY)
  const grow = after ? -1 : 1

  const onKeyDown = (event: KeyboardEvent) => {
    const back = between === 'column' ? 'ArrowLeft' : 'ArrowUp'
    const forth = between === 'column' ? 'ArrowRight' : 'ArrowDown'
    const step = event.shiftKey ? stepPx * 4 : stepPx
    if (event.key === back) set(size - grow * step)
    else if (event.key === forth) set(size + grow * step)
    else if (event.key === 'Home') set(min)
    else if (event.key === 'End') set(max)
    else if (event.key === 'Enter') set(initial)
    else return
    event.preventDefault()
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      className="ui-splitter"
      data-between={between}
      aria-label={`${t('ui.resize')}: ${label}`}
      aria-controls={controls}
      aria-orientation={between === 'column' ? 'vertical' : 'horizontal'}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={size}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { at: at(event), size }
      }}
      onPointerMove={(event) => {
        if (start.current) set(start.current.size + grow * (at(event) - start.current.at))
      }}
      onLostPointerCapture={() => {
        start.current = null
      }}
    />
  )
}
