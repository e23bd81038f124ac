import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataOf } from '../e2e/support/data.ts'
import { launchApp, type Running } from '../e2e/support/launch.ts'
import type { Bench } from './bench.ts'

/** Milliseconds from the start to a milestone that the product itself logged last. */
function milestone(log: string, name: string): number {
  const last = log.split('\n').findLast((line) => line.includes(`milestone ${name}`))
  return Number(/"sinceStartMs":(\d+)/.exec(last ?? '')?.[1] ?? Number.NaN)
}

/** The log of a data folder goes on from start to start: the milestones of the given start, counted from 1. */
async function whenUsable(running: Running, start: number): Promise<void> {
  const reached = (name: string) => running.log().split(`milestone ${name}`).length > start
  const both = () => ['first-tile', 'first-picture', 'first-answer'].every(reached)
  for (let tries = 0; tries < 600 && !both(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
  if (!both()) throw new Error(`never usable:\n${running.log()}`)
}

/** Both figures need the demonstration data in a folder that has been started once. */
async function withDemo<T>(work: (dataFolder: string) => Promise<T>): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'qorgau-bench-'))
  try {
    const first = await launchApp({ dataFolder, empty: false })
    await whenUsable(first, 1)
    await first.close()
    return await work(dataFolder)
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

function startUntil(figure: string, reach: number, milestones: readonly string[]): Bench {
  return {
    figure,
    unit: 'ms',
    reach,
    run: () =>
      withDemo(async (dataFolder) => {
        const samples: number[] = []
        for (let run = 0; run < 5; run += 1) {
          const running = await launchApp({ dataFolder, empty: false })
          await whenUsable(running, run + 2)
          samples.push(Math.max(...milestones.map((name) => milestone(running.log(), name))))
          await running.close()
        }
        return samples
      }),
  }
}

export const warmStart: Bench = startUntil('Warm start to interactive map (stand-in)', 2_000, [
  'first-tile',
  'first-answer',
])

/** The whole picture: names, symbols, relief. Nothing asks for it; it is what a person waits for. */
export const firstPicture: Bench = startUntil(
  'Warm start to the complete picture (stand-in)',
  4_000,
  ['first-picture'],
)

export const openPassport: Bench = {
  figure: 'Passport: open to interactive',
  unit: 'ms',
  reach: 150,
  run: () =>
    withDemo(async (dataFolder) => {
      const running = await launchApp({ dataFolder, empty: false })
      await whenUsable(running, 2)
      const { values } = await dataOf(running.page)['atlas.values']({
        map: 'SE-01',
        level: 'district',
      })
      const records = values.flatMap(({ record }) => record ?? []).slice(0, 21)
      const samples: number[] = []
      for (const record of records) samples.push(await timeToOpen(running, record))
      await running.close()
      // The first opening also fetches the dictionary.
      return samples.slice(1)
    }),
}

/** From the change of the address to the first frame in which a field of the new form can be typed in. */
function timeToOpen({ page }: Running, record: string): Promise<number> {
  return page.evaluate(
    (id) =>
      new Promise<number>((resolve) => {
        const started = performance.now()
        const old = document.querySelector('.form')
        location.hash = `#/passports/${id}`
        const look = () => {
          const form = document.querySelector('.form')
          if (form && form !== old && form.querySelector('input'))
            resolve(performance.now() - started)
          else requestAnimationFrame(look)
        }
        look()
      }),
    record,
  )
}
