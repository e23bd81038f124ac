import { expect, test } from 'vitest'
import { readOptions } from './options.mjs'

const start = { kind: 'start', data: null, empty: false, lang: null }

test('without options the application starts with the demonstration data', () => {
  expect(readOptions([], {})).toEqual(start)
})

test.each([
  [['--data', '/d', '--lang', 'kk', '--empty'], { data: '/d', lang: 'kk', empty: true }],
  [['--data=/d e', '--lang=en'], { data: '/d e', lang: 'en' }],
])('%j is understood', (args, expected) => {
  expect(readOptions(args, {})).toEqual({ ...start, ...expected })
})

test('--help is answered whatever else is there', () => {
  expect(readOptions(['--empty', '--help', '--nonsense'], {})).toEqual({ kind: 'help' })
})

test.each([
  [['--demo'], /--demo is not an option/],
  [['stray'], /stray is not an option/],
  [['-e'], /-e is not an option/],
  [['--lang', 'de'], /--lang is one of kk, ru, en, not de/],
  [['--lang'], /--lang needs a value/],
  [['--data', '--empty'], /--data needs a value/],
  [['--empty=yes'], /yes is not an option/],
])('%j is refused', (args, why) => {
  const refused = readOptions(args, {})
  expect(refused.kind === 'refused' && refused.why).toMatch(why)
})

// What npm 11 makes of options without `--` before them.
test.each([
  ['--empty', [], { npm_config_empty: 'true' }, 'npm start -- --empty'],
  ['--data=/d', [], { npm_config_data: '/d' }, 'npm start -- --data /d'],
  ['--data /d', ['/d'], { npm_config_data: 'true' }, 'npm start -- --data /d'],
  ['--lang kk', ['kk'], {}, 'npm start -- --lang kk'],
  ['--lang=en', [], { npm_config_lang: 'en' }, 'npm start -- --lang en'],
  [
    '--data=/d --empty --lang ru',
    ['ru'],
    { npm_config_data: '/d', npm_config_empty: 'true' },
    'npm start -- --data /d --empty --lang ru',
  ],
])(
  'the option `%s` that npm swallowed is refused with its right spelling',
  (_, args, env, right) => {
    const refused = readOptions(args, env)
    expect(refused.kind === 'refused' && refused.why).toBe(`options come after --: ${right}`)
  },
)
