import { expect, test } from 'vitest'
import { nodeCodec } from './codec.ts'

const through = (value: unknown) => nodeCodec.decode(nodeCodec.encode(value))

test.each([
  undefined,
  null,
  true,
  'текст',
  1.5,
  -0,
  Number.NaN,
  -Infinity,
  2n ** 80n,
  new Date(1_700_000_000_000),
  [1, undefined, [null]],
  { $: 'u', plain: { $: 1 } },
  new Map([[{ a: 1 }, new Set(['x'])]]),
  new Float64Array([1, 2, 3]),
  new Uint8Array([9, 8, 7, 6]).subarray(1, 3),
  new Uint8Array([1, 2]).buffer,
])('%s arrives as structured clone would bring it', (value) => {
  expect(through(value)).toStrictEqual(value)
})

test('an invalid date stays an invalid date', () => {
  expect(Number.isNaN((through(new Date(Number.NaN)) as Date).getTime())).toBe(true)
})

test('an error keeps its name and message', () => {
  const error = through(new RangeError('too far')) as Error
  expect([error instanceof Error, error.name, error.message]).toEqual([
    true,
    'RangeError',
    'too far',
  ])
})

test.each([() => 1, Symbol('s'), Promise.resolve(), new WeakMap()])(
  'what cannot be cloned is refused as in Electron (%s)',
  (value) => {
    expect(() => nodeCodec.encode({ value })).toThrow(/could not be cloned/)
  },
)

test('the same object twice is no cycle, a cycle is refused', () => {
  const shared = { a: 1 }
  expect(through([shared, shared])).toEqual([shared, shared])
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle
  expect(() => nodeCodec.encode(cycle)).toThrow(/cyclic/)
})
