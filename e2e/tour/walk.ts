import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Running } from '../support/launch.ts'
import type { Step } from './step.ts'

export interface WalkOptions {
  readonly outFolder: string
  /** Told after each step; a failed one ends the walk. */
  readonly onStep: (line: string) => void
}

/** Walks the steps in order, a picture after each; true when every one of them happened. */
export async function walk(
  running: Running,
  steps: readonly Step[],
  { outFolder, onStep }: WalkOptions,
): Promise<boolean> {
  if (steps.length === 0) throw new Error('a tour without steps')
  rmSync(outFolder, { recursive: true, force: true })
  mkdirSync(outFolder, { recursive: true })
  for (const [at, step] of steps.entries()) {
    const started = performance.now()
    const seconds = () => ((performance.now() - started) / 1_000).toFixed(1)
    const number = String(at + 1).padStart(2, '0')
    const name = step.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
    try {
      await step.run({ ...running, outFolder })
      await running.page.screenshot({ path: join(outFolder, `${number}-${name}.png`) })
      onStep(`ok   ${number} ${step.title} (${seconds()} s)`)
    } catch (error) {
      onStep(`FAIL ${number} ${step.title} (${seconds()} s)\n${String(error)}`)
      await running.page
        .screenshot({ path: join(outFolder, `${number}-${name}-failed.png`) })
        .catch((lost: unknown) => onStep(`     no picture: ${String(lost)}`))
      return false
    }
  }
  return true
}
