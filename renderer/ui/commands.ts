import type { LucideIcon } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import type { PlainKey } from '../../shared/i18n/messages/all.ts'
import type { Translate } from './language.tsx'
import type { Shortcut } from './shortcut.ts'

export const commandGroups = ['go', 'edit', 'view', 'map', 'passport', 'data', 'help'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Something a person can do: once here, it is in the menu, the palette and the list of keys. */
export interface Command {
  readonly id: string
  readonly title: PlainKey
  readonly group: CommandGroup
  readonly icon?: LucideIcon | undefined
  /** The first is the one shown. */
  readonly keys?: readonly Shortcut[] | undefined
  /** `map`: single keys work only while the map has the focus. */
  readonly scope?: 'map' | undefined
  /** Stands in the toolbar too. */
  readonly toolbar?: boolean | undefined
  /** A tick: on or off. */
  readonly isOn?: (() => boolean) | undefined
  /** Says why it cannot be done now; null when it can. */
  readonly whyNot?: (() => PlainKey | null) | undefined
  readonly run: (t: Translate) => void | Promise<void>
}

let tables: readonly (readonly Command[])[] = []
let all: readonly Command[] = []
const listeners = new Set<() => void>()

function set(next: readonly (readonly Command[])[]): void {
  tables = next
  const byId = new Map(tables.flat().map((command) => [command.id, command]))
  all = [...byId.values()]
  for (const listener of listeners) listener()
}

/** Puts a table of commands in force; returns the way to withdraw it. */
export function addCommands(table: readonly Command[]): () => void {
  set([...tables, table])
  return () => set(tables.filter((other) => other !== table))
}

/** Commands in force while the component is mounted; keep the table stable (module or `useMemo`). */
export function useCommands(table: readonly Command[]): void {
  useEffect(() => addCommands(table), [table])
}

/** After a change that ticks or reasons of commands depend on: toolbars ask again. */
export function refreshCommands(): void {
  set(tables)
}

export function listCommands(): readonly Command[] {
  return all
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Every command in force, kept up to date. */
export function useCommandList(): readonly Command[] {
  return useSyncExternalStore(subscribe, listCommands)
}
