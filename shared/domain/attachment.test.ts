import { expect, test } from 'vitest'
import { attachmentName, attachmentTypeOf, attachmentValue, parseAttachment } from './attachment.ts'

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((one) => (typeof one === 'string' ? [...Buffer.from(one)] : [one])))

test('the type follows the content', () => {
  expect(attachmentTypeOf(bytes('%PDF-1.7'))).toBe('application/pdf')
  expect(attachmentTypeOf(bytes(0x89, 'PNG\r\n', 0x1a, '\n'))).toBe('image/png')
  expect(attachmentTypeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
  expect(attachmentTypeOf(bytes('RIFF', 0, 0, 0, 0, 'WEBP'))).toBe('image/webp')
  expect(attachmentTypeOf(bytes('MZ'))).toBeNull()
  expect(attachmentTypeOf(bytes('<svg xmlns'))).toBeNull()
  expect(attachmentTypeOf(bytes())).toBeNull()
})

test('a name tells the type, keeps letters of any alphabet, and hides nothing', () => {
  expect(attachmentName('Қала жоспары.JPG', 'image/jpeg')).toBe('Қала жоспары.JPG')
  expect(attachmentName('plan.exe', 'application/pdf')).toBe('plan.exe.pdf')
  expect(attachmentName('a\u202efdp.exe', 'application/pdf')).toBe('a_fdp.exe.pdf')
  expect(attachmentName('../../etc/passwd', 'image/png')).toBe('.._.._etc_passwd.png')
})

test('a value is read back, and a typed name is none', () => {
  const one = { sha256: 'a'.repeat(64), name: 'План 1/2.pdf' }
  expect(parseAttachment(attachmentValue(one))).toEqual(one)
  for (const value of ['скан.pdf', `${'A'.repeat(64)}/x`, 'a'.repeat(64), null, 5])
    expect(parseAttachment(value)).toBeNull()
})
