/** What a key does while the map has the focus. Keys are physical places, so that every layout works. */
export type MapKey =
  | { readonly kind: 'pan'; readonly right: number; readonly up: number }
  | { readonly kind: 'zoom'; readonly steps: number }
  | { readonly kind: 'home' | 'back' | 'forward' | 'act' | 'finish' | 'undo' | 'cancel' }

/** Share of the window an arrow moves by; Shift moves nearly a whole one. */
const STEP = 0.12
const LEAP = 0.8

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

const plain: Readonly<Record<string, MapKey>> = {
  Equal: { kind: 'zoom', steps: 1 },
  NumpadAdd: { kind: 'zoom', steps: 1 },
  Minus: { kind: 'zoom', steps: -1 },
  NumpadSubtract: { kind: 'zoom', steps: -1 },
  PageUp: { kind: 'zoom', steps: 1 },
  PageDown: { kind: 'zoom', steps: -1 },
  Home: { kind: 'home' },
  Space: { kind: 'act' },
  Enter: { kind: 'finish' },
  NumpadEnter: { kind: 'finish' },
  Backspace: { kind: 'undo' },
  Escape: { kind: 'cancel' },
}

interface Keys {
  readonly code: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** The act of a key, or null when it is not the map's. Redo is the form's. */
export function mapKeyOf(
  { code, shiftKey, altKey, ctrlKey, metaKey }: Keys,
  isDrawing = false,
): MapKey | null {
  const arrow = arrows[code]
  // While drawing, undo means the last vertex and not the last command.
  if (isDrawing && ctrlKey && !altKey && !metaKey && !shiftKey && code === 'KeyZ')
    return { kind: 'undo' }
  if (altKey && !ctrlKey && !metaKey && arrow)
    return arrow[0] < 0 ? { kind: 'back' } : arrow[0] > 0 ? { kind: 'forward' } : null
  if (altKey || ctrlKey || metaKey) return null
  const reach = shiftKey ? LEAP : STEP
  if (arrow) return { kind: 'pan', right: arrow[0] * reach, up: arrow[1] * reach }
  return plain[code] ?? null
}
