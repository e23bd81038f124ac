import { useEffect, useSyncExternalStore } from 'react'
import { useSettings } from './settings.ts'

const darkSystem = matchMedia('(prefers-color-scheme: dark)')

function subscribe(listener: () => void): () => void {
  darkSystem.addEventListener('change', listener)
  return () => darkSystem.removeEventListener('change', listener)
}

/** The theme in force: the chosen one, or the system's. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useSettings((settings) => settings.theme)
  const dark = useSyncExternalStore(subscribe, () => darkSystem.matches)
  return chosen === 'system' ? (dark ? 'dark' : 'light') : chosen
}

/** Theme and text size on the document; every size of the interface is in rem and follows. */
export function useAppearance(): void {
  const theme = useTheme()
  const textSize = useSettings((settings) => settings.textSize)
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  useEffect(() => {
    document.documentElement.style.fontSize = `${textSize}%`
  }, [textSize])
}

/** Pixels of one rem at the chosen text size. */
export function useRemPx(): number {
  const textSize = useSettings((settings) => settings.textSize)
  return (16 * textSize) / 100
}

// Our choice: below this the side panels lie over the map instead of beside it.
const narrowRem = 62

function subscribeSize(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

/** A small window, or large text in it. */
export function useNarrow(): boolean {
  const remPx = useRemPx()
  const width = useSyncExternalStore(subscribeSize, () => window.innerWidth)
  return width / remPx < narrowRem
}
