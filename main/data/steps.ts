import { createBreath } from './breathe.ts'

/** Long work cut into steps; what it gives comes at the end. */
export type Steps<T> = Generator<unknown, T, void>

/** Runs the steps with pauses in which other calls get their turn and a cancel is heard. */
export async function inSteps<T>(signal: AbortSignal, steps: Steps<T>): Promise<T> {
  const breathe = createBreath(signal)
  try {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      await breathe()
    }
  } catch (error) {
    // What the steps hold open (a file, a statement) is let go of by their own `finally`.
    steps.return(undefined as never)
    throw error
  }
}

/** Runs the steps in one go: start work and tests. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
