/**
 * A shortcut by physical key, for every layout: modifiers in this order, then a `KeyboardEvent.code`,
 * as in `Ctrl+Shift+KeyZ`, `F1`, `Alt+Digit1`.
 */
export type Shortcut =
  `${'' | 'Ctrl+'}${'' | 'Alt+'}${'' | 'Shift+'}${`Key${string}` | `Digit${string}` | `F${number}` | `Arrow${string}` | 'Enter' | 'Escape' | 'Home' | 'Delete' | 'Equal' | 'Minus' | 'Slash' | 'Period' | 'NumpadAdd' | 'NumpadSubtract'}`

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The shortcut a key event spells; on macOS the command key stands for Ctrl. */
export function shortcutFromEvent(event: Pressed): string {
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.code === 'NumpadEnter' ? 'Enter' : event.code,
  ]
  return parts.filter((part) => part !== '').join('+')
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Equal: '+',
  Minus: '−',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  Slash: '/',
  Period: '.',
}

/** How the keys are printed on a keyboard: `Ctrl+Shift+Z`. */
export function keysFromShortcut(shortcut: Shortcut): string {
  return shortcut
    .split('+')
    .map((part) => signs[part] ?? part.replace(/^(Key|Digit)/, ''))
    .join('+')
}

/** Without Ctrl and Alt a key types: such shortcuts wait while a field has the focus. */
export function isTyping(shortcut: string): boolean {
  return !/^(Ctrl\+|Alt\+|F\d+$|Shift\+F\d+$)/.test(shortcut)
}
