/** A class of a numeric map: from `min` inclusive to `max` exclusive; null is open. */
export interface Interval {
  readonly min: number | null
  readonly max: number | null
}

/** Index of the class that holds the value; null for no value, or for one outside all classes. */
export function classOf(value: number | null, classes: readonly Interval[]): number | null {
  if (value === null || !Number.isFinite(value)) return null
  const index = classes.findIndex(
    ({ min, max }) => (min === null || value >= min) && (max === null || value < max),
  )
  return index < 0 ? null : index
}
