import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { PlainKey } from '../../shared/i18n/messages/all.ts'

/** What a colour of state means; each comes with its own shape, never colour alone. */
export type Tone = 'note' | 'ok' | 'warn' | 'danger'

export const toneIcons: Readonly<Record<Tone, LucideIcon>> = {
  note: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
}

export const toneNames = {
  note: 'ui.note',
  ok: 'ui.done',
  warn: 'ui.warning',
  danger: 'ui.error',
} as const satisfies Readonly<Record<Tone, PlainKey>>
