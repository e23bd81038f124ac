import type { LonLat } from './lon-lat.ts'
import { readAngles } from './read-angles.ts'
import { readGrids } from './read-grids.ts'
import type { Reading } from './reading.ts'

/** Longest text that can be one position; more is a pasted page. */
const LONGEST = 200

/**
 * Understands a typed or pasted position: degrees in any form, UTM, MGRS, Pulkovo 1942 plane coordinates, in the
 * notations of Kazakh, Russian and English. The likeliest reading comes first; none means it is no position.
 */
export function readCoordinates(text: string, near: LonLat | null = null): readonly Reading[] {
  if (text.length > LONGEST || !/\d/.test(text)) return []
  const grids = readGrids(text, near)
  return grids.length ? grids : readAngles(text)
}
