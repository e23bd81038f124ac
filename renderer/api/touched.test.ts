import { expect, test } from 'vitest'
import { type RecordsChanged, recordIdSchema } from '../../shared/contract/features/records.ts'
import { isTouched } from './touched.ts'

const id = recordIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057')
const other = '01890a5d-ac96-774b-bcce-b302099a8058'
const changed: RecordsChanged = {
  change: 7,
  records: [{ id, fid: 1, kind: 'territory', addresses: ['1201'] }],
}

test('what was asked of one record is old only when that record changed', () => {
  expect(isTouched(['records.get', { record: id }], changed)).toBe(true)
  expect(isTouched(['records.get', { record: other }], changed)).toBe(false)
})

test('lists, searches and layers may show any record', () => {
  const keys = [
    ['passports.list', {}],
    ['search.query', { text: 'Абай' }],
    ['layers.list', {}],
    ['records.undoState', {}],
  ]
  expect(keys.map((key) => isTouched(key, changed))).toEqual([true, true, true, true])
})

test('the dictionary, drafts and what is not asked of the data stay', () => {
  const keys = [['dictionary.get', {}], ['drafts.list', { record: id }], ['health'], ['about']]
  expect(keys.map((key) => isTouched(key, changed))).toEqual([false, false, false, false])
})
