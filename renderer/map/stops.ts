/** A number, or a number by ground resolution in metres a pixel: pairs from coarse to fine. */
export type Stops = number | readonly (readonly [resolutionM: number, value: number])[]

/** The value at a resolution: between two stops linear in the zoom, beyond the ends constant. */
export function valueAt(stops: Stops, resolutionM: number): number {
  if (typeof stops === 'number') return stops
  const finer = stops.findIndex(([limit]) => limit <= resolutionM)
  const [fine, coarse] = [stops[finer < 0 ? stops.length - 1 : finer], stops[finer - 1]]
  if (!fine) return 0
  if (!coarse || finer < 0) return fine[1]
  const t = Math.log(coarse[0] / resolutionM) / Math.log(coarse[0] / fine[0])
  return coarse[1] + (fine[1] - coarse[1]) * t
}

/** Shown only between these resolutions: finest and coarsest, in metres a pixel. */
export type Range = readonly [finestM: number, coarsestM: number]

export const isInRange = (range: Range | undefined, resolutionM: number): boolean =>
  !range || (resolutionM >= range[0] && resolutionM <= range[1])
