import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type Running } from '../e2e/support/launch.ts'

/** The log of a data folder goes on from start to start: the milestones of the given start, counted from 1. */
export async function whenUsable(running: Running, start: number): Promise<void> {
  const reached = (name: string) => running.log().split(`milestone ${name}`).length > start
  const all = () => ['first-tile', 'first-picture', 'first-answer'].every(reached)
  for (let tries = 0; tries < 600 && !all(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
  if (!all()) throw new Error(`never usable:\n${running.log()}`)
}

/** A data folder that has been started once, with the demonstration data unless `empty`. */
export async function withFolder<T>(
  empty: boolean,
  work: (dataFolder: string) => Promise<T>,
): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'qorgau-bench-'))
  try {
    const first = await launchApp({ dataFolder, empty })
    await whenUsable(first, 1)
    await first.close()
    return await work(dataFolder)
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** The second start of a folder. */
export async function startAgain(dataFolder: string, empty: boolean): Promise<Running> {
  const running = await launchApp({ dataFolder, empty })
  await whenUsable(running, 2)
  return running
}
