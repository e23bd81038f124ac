import { expect, test } from 'vitest'
import { IdleWork } from './idle.ts'

test('tasks of a rank take turns, one slice each, and the next rank waits for them', () => {
  const left = new Map([
    ['load', 3],
    ['nothing', 0],
    ['search', 2],
    ['maps', 2],
  ])
  const done: string[] = []
  const task = (name: string) => ({ name, run: () => false })
  const idle = new IdleWork({
    ranks: [[task('load'), task('nothing'), task('search')], [task('maps')]],
    isBusy: () => false,
    run: ({ name }) => {
      const slices = left.get(name) ?? 0
      if (slices === 0) return false
      left.set(name, slices - 1)
      done.push(name)
      return true
    },
  })
  idle.finish()
  expect(done).toEqual(['load', 'search', 'load', 'search', 'load', 'maps', 'maps'])
})
