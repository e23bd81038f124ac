import { join } from 'node:path'
import { languages } from '../../shared/i18n/language.ts'
import { launchApp } from '../support/launch.ts'
import { tour } from './tour.ts'
import { walk } from './walk.ts'

/** `npm start` without a display: the main job in the true application, step by step. */
const outFolder = join(import.meta.dirname, '../../out/tour')
const valueOf = (name: string) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
const dataFolder = valueOf('data')
const started = performance.now()

const running = await launchApp({
  empty: process.argv.includes('--empty'),
  language: languages.find((known) => known === valueOf('lang')) ?? 'ru',
  ...(dataFolder ? { dataFolder } : {}),
})
const whole = await walk(running, tour, { outFolder, onStep: (line) => console.log(line) })
if (!whole) console.log(`The product's log:\n${running.log()}`)
await running.close()
const seconds = ((performance.now() - started) / 1_000).toFixed(1)
console.log(
  `${whole ? 'The tour is complete' : 'The tour broke off'} after ${seconds} s; pictures in out/tour/`,
)
process.exitCode = whole ? 0 : 1
