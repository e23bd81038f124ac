import { dataOf } from '../e2e/support/data.ts'
import type { Running } from '../e2e/support/launch.ts'
import { makeFolder } from '../main/data/files/making.ts'
import { freshCommand } from '../main/data/records/making.ts'
import { openTestStore } from '../main/data/testing.ts'
import { startAgain, withFolder } from './app-start.ts'
import type { Bench } from './bench.ts'
import { importInto, makePointFile, makePolygonFile } from './layers-data.ts'

const runs = 20

/**
 * In the window: watches the picture of the map frame by frame, in a small copy, and answers the milliseconds
 * until it changes after `start` is called.
 */
const watcher = () => {
  const copy = new OffscreenCanvas(228, 128).getContext('2d', { willReadFrequently: true })
  if (!copy) throw new Error('no canvas')
  const read = (): string => {
    copy.clearRect(0, 0, 228, 128)
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.ol-viewport canvas'))
      copy.drawImage(canvas, 0, 0, 228, 128)
    return copy.getImageData(0, 0, 228, 128).data.join()
  }
  const until = async (start: () => Promise<unknown>): Promise<number> => {
    const before = read()
    const started = performance.now()
    await start()
    while (read() === before) {
      if (performance.now() - started > 10_000) throw new Error('the map does not change')
      await new Promise(requestAnimationFrame)
    }
    return performance.now() - started
  }
  Object.assign(globalThis, { untilTheMapChanges: until })
}

interface Watching {
  untilTheMapChanges(start: () => Promise<unknown>): Promise<number>
  readonly bridge: { readonly data: Record<string, (input: unknown) => Promise<unknown>> }
}

/** From the call that commits a value of a district's passport to the frame that shows the map's new class. */
export const editToMap: Bench = {
  figure: 'value edited to thematic map of 229 districts redrawn',
  unit: 'ms',
  reach: 100,
  run: () =>
    withFolder(false, async (dataFolder) => {
      const running = await startAgain(dataFolder, false)
      const { page } = running
      await page.setViewportSize({ width: 1366, height: 768 })
      const { values } = await dataOf(page)['atlas.values']({ map: 'SE-01', level: 'district' })
      const largest = values.toSorted((a, b) => (a.value ?? 1e9) - (b.value ?? 1e9))
      const record = largest.find(({ record: found }) => found)?.record
      if (!record) throw new Error('no district')
      await page.locator('#panel-left [role="tab"]').nth(1).click()
      await page.locator('.atlas input[type="search"]').fill('SE-01')
      await page.locator('.atlas [data-node$=":SE-01"]').first().click()
      await page.locator('.map-legend-line').first().waitFor()
      await page.waitForTimeout(3_000)
      await page.evaluate(watcher)
      const samples: number[] = []
      for (let i = 0; i < runs; i += 1) {
        const population = i % 2 === 0 ? 900_000 : 900
        const input = {
          command: freshCommand(),
          act: 'edit',
          operations: [{ record, values: { '1005': population } }],
        }
        samples.push(
          await page.evaluate((given) => {
            const window = globalThis as unknown as Watching
            return window.untilTheMapChanges(async () => {
              const reply = await window.bridge.data['records.commit']?.(given)
              if (!(reply as { ok: boolean }).ok) throw new Error(JSON.stringify(reply))
            })
          }, input),
        )
        await page.waitForTimeout(300)
      }
      await running.close()
      return samples.slice(2)
    }),
}

/** A window over a million points and two hundred thousand polygons. */
async function overMillion<T>(work: (running: Running) => Promise<T>): Promise<T> {
  const folder = makeFolder()
  try {
    return await withFolder(true, async (dataFolder) => {
      const store = openTestStore({}, dataFolder)
      await importInto(store, makePointFile(folder.path('points.gpkg'), 1_000_000))
      await importInto(store, makePolygonFile(folder.path('parcels.gpkg'), 200_000))
      store.stop()
      const running = await startAgain(dataFolder, true)
      await running.page.setViewportSize({ width: 1366, height: 768 })
      const result = await work(running)
      await running.close()
      return result
    })
  } finally {
    folder.remove()
  }
}

/** Milliseconds between frames while the map is dragged for three seconds, two zooms in. */
export const panMillion: Bench = {
  figure: 'frame while panning over 1 000 000 points and 200 000 polygons',
  unit: 'ms',
  reach: 16.7,
  run: () =>
    overMillion(async ({ page }) => {
      const map = page.locator('.map-view').first()
      await map.focus()
      await page.keyboard.press('Equal')
      await page.keyboard.press('Equal')
      await page.waitForTimeout(5_000)
      const frames = page.evaluate(
        () =>
          new Promise<number[]>((resolve) => {
            const times: number[] = []
            let last = performance.now()
            const end = last + 3_000
            const next = () => {
              const now = performance.now()
              times.push(now - last)
              last = now
              if (now < end) requestAnimationFrame(next)
              else resolve(times)
            }
            requestAnimationFrame(next)
          }),
      )
      await page.mouse.move(900, 400)
      await page.mouse.down()
      for (let step = 0; step < 90; step += 1) {
        await page.mouse.move(900 - 4 * step, 400 + 2 * (step % 30))
        await page.waitForTimeout(30)
      }
      await page.mouse.up()
      return (await frames).slice(2)
    }),
}

/** From the key that zooms to the whole picture drawn anew, a tile: what a person waits for. */
export const drawTile: Bench = {
  figure: 'tile of 1 000 000 points and 200 000 polygons, database to drawn',
  unit: 'ms',
  reach: 100,
  run: () =>
    overMillion(async ({ page }) => {
      await page.locator('.map-view').first().focus()
      const samples: number[] = []
      for (let i = 0; i < 8; i += 1) {
        const busy = page.locator('.map-busy')
        const started = performance.now()
        await page.keyboard.press(i % 2 === 0 ? 'Equal' : 'Minus')
        await busy.and(page.locator('[data-busy]')).waitFor({ state: 'attached' })
        await busy.and(page.locator(':not([data-busy])')).waitFor({ state: 'attached' })
        // Two sheets of 512-pixel tiles cover a window of 1366 by 768 with at least six tiles each.
        samples.push((performance.now() - started) / 12)
        await page.waitForTimeout(500)
      }
      return samples
    }),
}
