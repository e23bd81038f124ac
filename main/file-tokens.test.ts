import { expect, test } from 'vitest'
import { FileTokens } from './file-tokens.ts'

test('a token becomes its path on the way to the data process', () => {
  const tokens = new FileTokens()
  const one = tokens.mint('/a.xlsx')
  const two = tokens.mint('/b.xlsx')
  expect(tokens.resolve({ file: one, sheet: 1 })).toEqual({ file: '/a.xlsx', sheet: 1 })
  expect(tokens.resolve({ files: [two, one] })).toEqual({ files: ['/b.xlsx', '/a.xlsx'] })
})

test.each(['/etc/passwd', '', 5, null])(
  'a path of the page’s own making is refused (%s)',
  (file) => {
    expect(() => new FileTokens().resolve({ file })).toThrow(/no such file was chosen/)
    expect(() => new FileTokens().resolve({ files: [file] })).toThrow(/no such file was chosen/)
  },
)

test.each([undefined, null, 'text', [1], { other: 1 }])(
  'other inputs pass unchanged (%s)',
  (input) => {
    expect(new FileTokens().resolve(input)).toEqual(input)
  },
)
