import { describe, expect, it } from 'vitest'
import { orderKeysAfter } from '../../../shared/domain/record/order-key.ts'
import { movedOrder } from './table-rows.ts'

const orders = orderKeysAfter(null, 4)

/** The rows by name after one of them moved, sorted as the grid sorts them. */
function moved(at: number, step: -1 | 1): string {
  const order = movedOrder(orders, at, step)
  const keys = orders.map((key, row) => (row === at && order !== null ? order : key))
  return ['a', 'b', 'c', 'd'].toSorted((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1)).join('')

  function keyOf(name: string): string {
    return keys['abcd'.indexOf(name)] ?? ''
  }
}

describe('moving a row of a table', () => {
  it('puts it between its new neighbours', () => {
    expect(moved(2, -1)).toBe('acbd')
    expect(moved(1, 1)).toBe('acbd')
  })

  it('puts it at either end', () => {
    expect(moved(1, -1)).toBe('bacd')
    expect(moved(2, 1)).toBe('abdc')
  })

  it('leaves the outermost rows where they are', () => {
    expect(movedOrder(orders, 0, -1)).toBeNull()
    expect(movedOrder(orders, 3, 1)).toBeNull()
  })
})
