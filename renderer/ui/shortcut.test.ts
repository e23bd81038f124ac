import { expect, test } from 'vitest'
import { isTyping, keysFromShortcut, shortcutFromEvent } from './shortcut.ts'

const press = (code: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey', true>> = {}) =>
  shortcutFromEvent({
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  })

test('a shortcut is spelt by the physical key, whatever letter the layout puts there', () => {
  expect(press('KeyZ', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+KeyZ')
  expect(press('Digit2', { ctrlKey: true, altKey: true })).toBe('Ctrl+Alt+Digit2')
  expect(press('F1')).toBe('F1')
})

test('keys are shown as they are printed', () => {
  expect(keysFromShortcut('Ctrl+Shift+KeyZ')).toBe('Ctrl+Shift+Z')
  expect(keysFromShortcut('Alt+ArrowLeft')).toBe('Alt+←')
  expect(keysFromShortcut('Ctrl+Alt+Digit1')).toBe('Ctrl+Alt+1')
})

test('only keys that type something wait for the focus to leave a field', () => {
  expect(['KeyI', 'Shift+KeyI', 'Home', 'Delete'].map(isTyping)).toEqual([true, true, true, true])
  expect(['F8', 'Shift+F8', 'Ctrl+KeyZ', 'Alt+Digit1'].map(isTyping)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
