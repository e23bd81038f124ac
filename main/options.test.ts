import { expect, test } from 'vitest'
import { dataFolderOf, readStartOptions } from './options.ts'

test('options are read from among the switches of Chromium', () => {
  const argv = ['.', '--no-sandbox', '--data=/data/one', '--lang=kk', '--demo']
  expect(readStartOptions(argv, '/here')).toEqual({
    dataFolder: '/data/one',
    language: 'kk',
    demo: true,
  })
})

test('a relative data folder is meant from where the program was started', () => {
  expect(readStartOptions(['--data=one'], '/here').dataFolder).toBe('/here/one')
})

test('an unknown language and a missing value are as good as none', () => {
  const options = readStartOptions(['--lang=de', '--data='], '/here')
  expect(options).toEqual({ dataFolder: null, language: null, demo: false })
})

test('real and demonstration data have different folders', () => {
  const folderOf = (...argv: string[]) => dataFolderOf(readStartOptions(argv, '/here'), '/home')
  expect(folderOf('--demo')).toBe('/home/demo')
  expect(folderOf()).toBe('/home/data')
  expect(folderOf('--demo', '--empty')).toBe('/home/data')
})
