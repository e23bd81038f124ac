import { expect, test } from 'vitest'
import { appended, emptySketch } from '../../shared/domain/geometry/sketch.ts'
import { begun, changed, finished, redone, undone } from './sketching.ts'

const start = begun('a', emptySketch('line'), 'drawing')
const one = changed(start, appended(start.now, [70, 50]))
const two = changed(one, appended(one.now, [71, 50]))

test('vertices are taken back one by one and put again, until another is drawn', () => {
  const back = undone(undone(two))
  expect(back.now).toEqual(start.now)
  expect(undone(back)).toBe(back)
  expect(redone(redone(back)).now).toEqual(two.now)
  const other = changed(undone(two), appended(one.now, [72, 50]))
  expect(redone(other)).toBe(other)
})

test('Enter ends a drawing that has vertices enough, and then the editing', () => {
  expect(finished(one)).toBe(one)
  expect(finished(two).phase).toBe('editing')
  expect(finished(finished(two)).phase).toBe('done')
})

test('a change forgets what was found before', () => {
  const judged = { ...two, mended: two.now, fault: [70, 50] as const }
  expect(changed(judged, one.now)).toMatchObject({ mended: null, fault: null })
})
