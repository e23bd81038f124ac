import type { Running } from '../support/launch.ts'

/** Where a step works and what it may leave behind. */
export interface Stage extends Running {
  /** Files for people to look at: pictures, the printed passport. */
  readonly outFolder: string
}

/** One thing a person does. It throws unless it really happened. */
export interface Step {
  readonly title: string
  readonly run: (stage: Stage) => Promise<void>
}
