import { expect, test } from 'vitest'
import { mapKeyOf } from './keyboard.ts'

const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }

test('arrows pan, with Shift nearly a whole window, with Alt through the history', () => {
  expect(mapKeyOf({ ...none, code: 'ArrowLeft' })).toEqual({ kind: 'pan', right: -0.12, up: 0 })
  expect(mapKeyOf({ ...none, shiftKey: true, code: 'ArrowUp' })).toEqual({
    kind: 'pan',
    right: 0,
    up: 0.8,
  })
  expect(mapKeyOf({ ...none, altKey: true, code: 'ArrowLeft' })).toEqual({ kind: 'back' })
  expect(mapKeyOf({ ...none, altKey: true, code: 'ArrowRight' })).toEqual({ kind: 'forward' })
})

test('zoom goes by the place of the key, which bears a letter on the Kazakh layout', () => {
  expect(mapKeyOf({ ...none, code: 'Equal' })).toEqual({ kind: 'zoom', steps: 1 })
  expect(mapKeyOf({ ...none, code: 'Minus' })).toEqual({ kind: 'zoom', steps: -1 })
})

test('chords with Control belong to the window, bare digits to nobody', () => {
  expect(mapKeyOf({ ...none, ctrlKey: true, code: 'Equal' })).toBeNull()
  expect(mapKeyOf({ ...none, code: 'Digit2' })).toBeNull()
})
