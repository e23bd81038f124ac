import { expect, test } from 'vitest'
import { bytesFromUuid, mintRowId, mintUuid, uuidFromBytes } from './ids.ts'

test('an id carries version 7, its time and the given randomness', () => {
  // The example of RFC 9562, appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F.
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(mintUuid(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('bytes and text of an id are the same id', () => {
  const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
  expect(uuidFromBytes(bytesFromUuid(id))).toBe(id)
})

test('a row id has ten letters that an address allows', () => {
  expect(mintRowId(new Uint8Array(10).fill(255))).toMatch(/^[A-Za-z0-9_-]{10}$/)
})
