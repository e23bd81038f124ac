import { expect, test } from 'vitest'
import { isInstalled } from './install.mjs'

const entry = { version: '1.0.0', integrity: 'sha512-a' }
const lock = (packages: Record<string, unknown>) => ({ packages: { '': {}, ...packages } })
const wanted = lock({ 'node_modules/a': entry })

test('the record npm leaves behind says what is installed', () => {
  expect(isInstalled(wanted, lock({ 'node_modules/a': entry }))).toBe(true)
  expect(isInstalled(wanted, lock({}))).toBe(false)
  expect(isInstalled(wanted, lock({ 'node_modules/a': { ...entry, version: '1.0.1' } }))).toBe(
    false,
  )
  expect(isInstalled(wanted, lock({ 'node_modules/a': { ...entry, integrity: 'x' } }))).toBe(false)
})

test('an optional package counts only where it fits the machine', () => {
  const optional = (os: string[], cpu: string[]) =>
    isInstalled(lock({ 'node_modules/n': { ...entry, optional: true, os, cpu } }), lock({}))
  const { platform, arch } = process
  expect(optional(['other'], [arch])).toBe(true)
  expect(optional([platform], ['other'])).toBe(true)
  expect(optional([`!${platform}`], [arch])).toBe(true)
  expect(optional([platform], [arch])).toBe(false)
  expect(isInstalled(lock({ 'node_modules/n': { ...entry, optional: true } }), lock({}))).toBe(true)
  expect(optional(['!other'], [arch])).toBe(false)
})
