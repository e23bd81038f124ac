import { kindOfNumber } from './entry.ts'
import type { Finding } from './find.ts'
import type { Found } from './match.ts'

/**
 * Stretches of one road or river are one hit, with a box around all of them; a place that several
 * layers show is one hit too. The first, and so the most important, stands for the others.
 */
export function joinSame(findings: readonly Finding[]): Finding[] {
  const joined = new Map<string, Finding>()
  for (const finding of findings) {
    const key = sameness(finding.row)
    const first = joined.get(key)
    joined.set(key, first ? { ...first, row: around(first.row, finding.row) } : finding)
  }
  return [...joined.values()]
}

function sameness({ id, kind, of, kk, ru, en, unit }: Found): string {
  switch (kindOfNumber(kind)) {
    case 'settlement':
      return JSON.stringify([kind, kk ?? ru ?? en, unit])
    case 'feature':
      return JSON.stringify([kind, of, kk, ru, en, unit])
    default:
      return String(id)
  }
}

/** The first row with a box that holds the second too, if it lies in the same layer. */
function around(first: Found, second: Found): Found {
  const { west, south, east, north } = first
  if (first.of !== second.of || west === null || second.west === null) return first
  return {
    ...first,
    west: Math.min(west, second.west),
    south: Math.min(south ?? 0, second.south ?? 0),
    east: Math.max(east ?? west, second.east ?? second.west),
    north: Math.max(north ?? south ?? 0, second.north ?? second.south ?? 0),
  }
}
