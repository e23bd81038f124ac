import type { LucideIcon } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import './button.css'
import { Tooltip } from './tooltip.tsx'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet' | undefined
  readonly small?: boolean | undefined
  readonly icon?: LucideIcon | undefined
  readonly pressed?: boolean | undefined
  readonly busy?: boolean | undefined
  /** Makes the button unavailable and says why; it keeps its place in the tab order. */
  readonly disabledReason?: string | undefined
}

export function Button(props: ButtonProps) {
  const { kind = 'plain', small, icon: Icon, pressed, busy, disabledReason, ...native } = props
  const reasonId = useId()
  const off = disabledReason !== undefined || busy === true
  const button = (
    <button
      type="button"
      {...native}
      className={`ui-button ${native.className ?? ''}`}
      data-kind={kind}
      data-small={small || undefined}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      aria-disabled={off || undefined}
      aria-describedby={disabledReason ? reasonId : native['aria-describedby']}
      onClick={off ? undefined : native.onClick}
    >
      {Icon ? <Icon aria-hidden className="ui-icon" /> : null}
      {native.children}
      {disabledReason ? (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      ) : null}
    </button>
  )
  return disabledReason ? <Tooltip text={disabledReason}>{button}</Tooltip> : button
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly label: string
  readonly icon: LucideIcon
  /** Keys that do the same, shown in the tip. */
  readonly keys?: string | undefined
}

export function IconButton(props: IconButtonProps) {
  const { label, icon: Icon, keys, kind = 'quiet', small, pressed, busy, ...rest } = props
  const { disabledReason, ...native } = rest
  const reasonId = useId()
  const off = disabledReason !== undefined || busy === true
  return (
    <Tooltip text={disabledReason ? `${label}. ${disabledReason}` : label} keys={keys}>
      <button
        type="button"
        {...native}
        className={`ui-button ui-icon-button ${native.className ?? ''}`}
        data-kind={kind}
        data-small={small || undefined}
        aria-label={label}
        aria-describedby={disabledReason ? reasonId : native['aria-describedby']}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        onClick={off ? undefined : native.onClick}
      >
        <Icon aria-hidden className="ui-icon" />
        {disabledReason ? (
          <span id={reasonId} hidden>
            {disabledReason}
          </span>
        ) : null}
      </button>
    </Tooltip>
  )
}
