import { useEffect } from 'react'
import { type CommandId, commandIdSchema } from '../../shared/contract/features/records.ts'
import { allMessages, type PlainKey } from '../../shared/i18n/messages/all.ts'
import { data } from '../api/client.ts'
import { useData } from '../api/queries.ts'
import { refreshCommands } from '../ui/commands.ts'
import type { Translate } from '../ui/language.tsx'
import { showToast } from '../ui/toast.tsx'

/** What undo and redo would take, as last heard; null where there is nothing. */
let next: { readonly undo: string | null; readonly redo: string | null } = {
  undo: null,
  redo: null,
}

/** Keeps the commands up to date with the journal. */
export function useUndoState(): void {
  const { data: state } = useData('records.undoState', {})
  useEffect(() => {
    next = { undo: state?.undo?.act ?? null, redo: state?.redo?.act ?? null }
    refreshCommands()
  }, [state])
}

export const whyNoUndo = (): PlainKey | null => (next.undo === null ? 'undo.nothing' : null)
export const whyNoRedo = (): PlainKey | null => (next.redo === null ? 'undo.nothingToRedo' : null)

/** The name of an act; features name theirs in `act.<act>`. */
export function actName(act: string, t: Translate): string {
  const key = `act.${act}`
  return t(Object.hasOwn(allMessages, key) ? (key as PlainKey) : 'act.other')
}

const mintCommand = (): CommandId => commandIdSchema.parse(crypto.randomUUID())

async function reverse(method: 'records.undo' | 'records.redo', t: Translate): Promise<void> {
  const { undone, skipped } = await data[method]({ command: mintCommand() })
  if (!undone) {
    showToast({
      tone: 'note',
      title: t(method === 'records.undo' ? 'undo.nothing' : 'undo.nothingToRedo'),
    })
    return
  }
  const what = actName(undone.act, t)
  showToast({
    tone: skipped.length > 0 ? 'warn' : 'ok',
    title: t(method === 'records.undo' ? 'undo.done' : 'undo.redone', { what }),
    text: skipped.length > 0 ? t('undo.skipped', { n: skipped.length }) : undefined,
  })
}

export const undo = (t: Translate): Promise<void> => reverse('records.undo', t)
export const redo = (t: Translate): Promise<void> => reverse('records.redo', t)
