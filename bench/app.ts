import { readFileSync } from 'node:fs'
import { dataOf } from '../e2e/support/data.ts'
import { launchApp, type Running } from '../e2e/support/launch.ts'
import { startAgain, whenUsable, withFolder } from './app-start.ts'
import type { Bench } from './bench.ts'

/** Milliseconds from the start to a milestone that the product itself logged last. */
function milestone(log: string, name: string): number {
  const last = log.split('\n').findLast((line) => line.includes(`milestone ${name}`))
  return Number(/"sinceStartMs":(\d+)/.exec(last ?? '')?.[1] ?? Number.NaN)
}

function startUntil(figure: string, reach: number, milestones: readonly string[]): Bench {
  return {
    figure,
    unit: 'ms',
    reach,
    run: () =>
      withFolder(false, async (dataFolder) => {
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
    withFolder(false, async (dataFolder) => {
      const running = await startAgain(dataFolder, false)
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

/** Proportional share of memory, MB: pages shared by several processes are counted by their share. */
function memoryMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN) / 1_024
}

/** Processes below one, with their command lines, from Linux' /proc. */
function processesBelow(pid: number): { readonly pid: number; readonly line: string }[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
  return children.filter(Boolean).flatMap((child) => {
    const line = readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return [{ pid: Number(child), line }, ...processesBelow(Number(child))]
  })
}

function memoryOf(figure: string, reach: number, isWanted: (line: string) => boolean): Bench {
  return {
    figure,
    unit: 'MB',
    reach,
    run: () =>
      withFolder(false, async (dataFolder) => {
        const running = await startAgain(dataFolder, false)
        await new Promise((resolve) => setTimeout(resolve, 3_000))
        const all = processesBelow(running.app.process().pid ?? 0)
        const samples = all.filter(({ line }) => isWanted(line)).map(({ pid }) => memoryMb(pid))
        await running.close()
        // Chromium keeps small spare renderers: the window is the largest.
        return [Math.max(...samples)]
      }),
  }
}

export const memoryOfRenderer = memoryOf(
  'memory with the demonstration data: renderer',
  250,
  (line) => line.includes('--type=renderer'),
)

export const memoryOfWriter = memoryOf('memory with the demonstration data: writer', 200, (line) =>
  line.includes('host.js write'),
)

export const memoryOfReader = memoryOf('memory with the demonstration data: reader', 200, (line) =>
  line.includes('host.js read'),
)
