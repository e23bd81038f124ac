import './kbd.css'

/** Keys as printed on the keyboard, written as `Ctrl+Shift+Z`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="ui-kbd">{keys}</kbd>
}
