import { useSyncExternalStore } from 'react'

/** Where the window is: the section, and what is open in it, from the URL's hash. */
export interface Route {
  readonly section: string
  readonly rest: readonly string[]
}

/** `#/passports/42` → passports, [42]; without a hash the map. */
export function routeFromHash(hash: string): Route {
  const [section = '', ...rest] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart)
  return { section: section || 'map', rest }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A stray percent sign is no reason to lose the window.
    return part
  }
}

/** `hashFor('passports', id)` → `#/passports/<id>`, for links and `navigate`. */
export function hashFor(section: string, ...rest: readonly string[]): string {
  return `#/${[section, ...rest].map(encodeURIComponent).join('/')}`
}

export function navigate(section: string, ...rest: readonly string[]): void {
  location.hash = hashFor(section, ...rest)
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

let known = { hash: '', route: routeFromHash('') }

/** The same object while the hash is the same. */
export function readRoute(): Route {
  if (known.hash !== location.hash)
    known = { hash: location.hash, route: routeFromHash(location.hash) }
  return known.route
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, readRoute)
}
