import { expect } from '@playwright/test'
import { test } from './support/launch.ts'
import { tour } from './tour/tour.ts'
import { walk } from './tour/walk.ts'

test('the main job, from the start to the end', async ({ launch }, testInfo) => {
  test.setTimeout(300_000)
  const running = await launch({ empty: false })
  const lines: string[] = []
  const outFolder = testInfo.outputPath('tour')
  const whole = await walk(running, tour, { outFolder, onStep: (line) => lines.push(line) })
  expect(whole, lines.join('\n')).toBe(true)
  expect(lines).toHaveLength(tour.length)
})
