import { expect, test } from 'vitest'
import { dataFolderOf, readStartOptions } from './options.ts'

const environment = { QORGAU_STARTED_AT: '1700000000000' }
const read = (argv: readonly string[]) => readStartOptions(argv, '/here', environment)

test('options are read from among the switches of Chromium', () => {
  const argv = ['.', '--no-sandbox', '--data=/data/one', '--lang=kk', '--demo']
  expect(read(argv)).toEqual({
    dataFolder: '/data/one',
    language: 'kk',
    demo: true,
    startedAt: 1_700_000_000_000,
  })
})

test('a relative data folder is meant from where the program was started', () => {
  expect(read(['--data=one']).dataFolder).toBe('/here/one')
})

test('an unknown language and a missing value are as good as none', () => {
  const options = read(['--lang=de', '--data='])
  expect(options).toMatchObject({ dataFolder: null, language: null, demo: false })
})

test('real and demonstration data have different folders', () => {
  const folderOf = (...argv: string[]) => dataFolderOf(read(argv), '/home')
  expect(folderOf('--demo')).toBe('/home/demo')
  expect(folderOf()).toBe('/home/data')
  expect(folderOf('--demo', '--empty')).toBe('/home/data')
})
