import { registerHooks } from 'node:module'

/** Loaded by `--import`: whoever imports or requires `electron` gets the stand-in. */
const standIn = new URL('electron.ts', import.meta.url).href
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve: (specifier, context, next) =>
    names.has(specifier) ? { url: standIn, shortCircuit: true } : next(specifier, context),
})
