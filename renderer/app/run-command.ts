import { failureToast } from '../api/failures.ts'
import { type Command, listCommands } from '../ui/commands.ts'
import type { Translate } from '../ui/language.tsx'
import { isTyping, shortcutFromEvent } from '../ui/shortcut.ts'
import { showToast } from '../ui/toast.tsx'

/** Runs a command from wherever it was chosen; why it cannot run, or how it failed, is said. */
export async function runCommand(command: Command, t: Translate): Promise<void> {
  const why = command.whyNot?.()
  if (why) {
    showToast({ tone: 'note', title: t(command.title), text: t(why) })
    return
  }
  try {
    await command.run(t)
  } catch (error) {
    showToast(failureToast(error, t))
  }
}

interface Place {
  /** A field has the focus: keys that type belong to it. */
  readonly inField: boolean
  /** The field holds text not saved yet, so that undo is the field's own. */
  readonly ownUndo: boolean
  readonly onMap: boolean
}

const undoKeys: ReadonlySet<string> = new Set(['Ctrl+KeyZ', 'Ctrl+Shift+KeyZ', 'Ctrl+KeyY'])

/** The command that these keys mean at this place, if any. */
export function commandForKeys(
  commands: readonly Command[],
  keys: string,
  place: Place,
  singleKeys: boolean,
): Command | undefined {
  if (place.inField && (isTyping(keys) || (undoKeys.has(keys) && place.ownUndo))) return undefined
  return commands.find(
    (command) =>
      command.keys?.some((shortcut) => shortcut === keys) &&
      (command.scope !== 'map' || (place.onMap && (singleKeys || !isTyping(keys)))),
  )
}

/** Where the focus is. A form marks a field without unsaved text by `data-saved`. */
function placeOf(target: EventTarget | null): Place {
  const element = target instanceof HTMLElement ? target : null
  const field = element?.closest('input:not([type="checkbox"], [type="radio"]), textarea, select')
  return {
    inField: field !== null && field !== undefined,
    ownUndo: !field?.hasAttribute('data-saved'),
    onMap: element?.closest('[data-keys="map"]') !== null && element !== null,
  }
}

// Loading the page anew would throw away what is on the screen.
const reloadKeys: ReadonlySet<string> = new Set(['F5', 'Shift+F5', 'Ctrl+KeyR', 'Ctrl+Shift+KeyR'])

/** One listener for all shortcuts; a component that handles a key itself prevents its default. */
export function listenForShortcuts(readSingleKeys: () => boolean, readT: () => Translate) {
  const onKeyDown = (event: KeyboardEvent) => {
    const keys = shortcutFromEvent(event)
    if (reloadKeys.has(keys)) event.preventDefault()
    else if (event.defaultPrevented) return
    if (event.isComposing || event.repeat) return
    // Inside a modal window only the window's own keys count.
    if (document.querySelector('dialog[open]')) return
    const command = commandForKeys(listCommands(), keys, placeOf(event.target), readSingleKeys())
    if (!command) return
    event.preventDefault()
    void runCommand(command, readT())
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}
