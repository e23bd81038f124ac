/** One figure: what is measured, in which unit, what is to be reached, and how to take the samples. */
export interface Bench {
  readonly figure: string
  readonly unit: 'ms' | 's' | 'MB' | 'ratio'
  /** The figure to reach, on the median unless the name says p95. */
  readonly reach: number
  run(): Promise<readonly number[]>
}
