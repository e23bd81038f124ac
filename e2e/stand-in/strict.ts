/** Read by promises, inspectors and JSON, never by the product. */
const harmless = new Set(['then', 'toJSON', 'constructor'])

/**
 * Lets only the listed members be read; anything else throws instead of being undefined, so that a
 * test cannot pass by accident. Members may be replaced: tests script dialogs that way.
 * `driven` names members that Playwright's Electron driver needs and the product may not use.
 */
export function strict<T extends object>(
  name: string,
  target: T,
  listed: readonly string[],
  driven: readonly string[] = [],
): T {
  const known = new Set([...listed, ...driven])
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol' || known.has(key)) return Reflect.get(object, key)
      if (harmless.has(key)) return undefined
      throw new Error(`electron stand-in: ${name}.${key} is not supported`)
    },
  })
}

/** Refuses options the stand-in would silently ignore. */
export function onlyKnown(name: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options))
    if (!known.includes(key))
      throw new Error(`electron stand-in: option ${name}.${key} is not supported`)
}
