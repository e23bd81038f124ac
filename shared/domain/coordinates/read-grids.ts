import { isInCountryBox, isOnEarth, type LonLat } from './lon-lat.ts'
import { mgrsSquare } from './mgrs.ts'
import { normaliseGrid } from './normalise.ts'
import type { Assumption, Reading } from './reading.ts'
import { lonLatFromPulkovoGrid, lonLatFromUtm, pulkovoZoneOf, utmZoneOf } from './zones.ts'

interface Plane {
  readonly zone: number | null
  readonly south: boolean
  readonly system: 'utm' | 'pulkovo' | null
  /** Set by the letters X and Y beside Pulkovo 1942, where X is north. */
  readonly isNorthFirst: boolean | null
  readonly numbers: readonly string[]
}

/** A zone with its letter of hemisphere (N, S) or band, before the plane coordinates. */
const zoneHead = /^(\d{1,2}) ?([C-HJ-NP-X])(?!\p{L}) ?/u
/** The words after `normaliseGrid`: letters that look Latin are Latin. */
const zoneWord =
  /(?:ZONE|ЗOHA|БEЛДEM|AЙMAҚ)[: ]*(\d{1,2})(?!\d)(?: ?[NS](?= |$))?|(?<!\d)(\d{1,2})[- ]?(?:ZONE|ЗOHA|БEЛДEM|AЙMAҚ)/
const systems: readonly (readonly [RegExp, Plane['system']])[] = [
  [/UTM/, 'utm'],
  [/(?:CK|SK)[- ]?42|(?:PULKOVO|ПYЛKOBO)(?:[- ]?(?:19)?42)?/, 'pulkovo'],
]

/** Takes the names of systems, axes and units away and keeps zone and numbers; null when letters are left. */
function planeOf(text: string): Plane | null {
  let rest = text
  let system: Plane['system'] = null
  for (const [pattern, name] of systems)
    if (pattern.test(rest)) {
      system = name
      rest = rest.replace(pattern, ' ').replace(/^[\s,:;]+/, '')
    }
  const axes = /X.*Y|Y.*X/.exec(rest)?.[0]
  const isNorthFirst = system === 'pulkovo' && axes ? axes.startsWith('X') : null
  const word = zoneWord.exec(rest)
  rest = rest.replace(zoneWord, ' ').trim()
  const head = zoneHead.exec(rest)
  rest = rest.replace(zoneHead, '')
  rest = rest
    .replace(/(\d{6,}),(\d{6,})/g, '$1 $2')
    .replace(/(\d) ?(?:M|[EN]|M[EN])(?=[\s,;]|$)/g, '$1')
    .replace(/(^|[\s,;])[XYEN] ?[:=]? ?(?=\d)/g, '$1')
    .trim()
  if (!/^[\d\s.,;]+$/.test(rest)) return null
  const zone = Number(head?.[1] ?? word?.[1] ?? word?.[2] ?? 0) || null
  const numbers = rest.match(/\d+(?:[.,]\d+)?/g) ?? []
  const south = head?.[2] === 'S'
  return { zone, south, system: system ?? (head ? 'utm' : null), isNorthFirst, numbers }
}

/** `5 678 901` as one number: the first group short, all that follow of three digits. */
function joined(groups: readonly string[]): number | null {
  const [first = '', ...rest] = groups
  if (rest.length && (first.length > 3 || !rest.every((group) => /^\d{3}([.,]\d+)?$/.test(group))))
    return null
  return Number(groups.join('').replace(',', '.'))
}

/** Every way to see two plane coordinates of six digits or more in the numbers. */
function pairsOf(numbers: readonly string[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (let at = 1; at < numbers.length; at += 1) {
    const [first, second] = [joined(numbers.slice(0, at)), joined(numbers.slice(at))]
    if (first !== null && second !== null && first >= 100_000 && second >= 100_000)
      pairs.push([first, second])
  }
  return pairs
}

const reading = (
  format: 'utm' | 'pulkovo',
  point: LonLat,
  assumed: readonly Assumption[],
): Reading => ({ format, point, assumed })

/** Half a zone and its overlap: eastings beyond are slips, not places. */
const isZoneEast = (eastM: number) => eastM >= 100_000 && eastM <= 900_000
const isNorthing = (northM: number) => northM >= 0 && northM <= 10_000_000
/** 35° to 82° N, the area of use of Pulkovo 1942 (EPSG:4284), rounded outwards. */
const isPulkovoNorthing = (northM: number) => northM >= 3_800_000 && northM <= 9_200_000

function utmReadings(plane: Plane, east: number, north: number, near: LonLat | null): Reading[] {
  const zone = plane.zone ?? (near ? utmZoneOf(near[0]) : null)
  if (!zone || zone > 60 || !isZoneEast(east) || !isNorthing(north)) return []
  const assumed: Assumption[] = plane.zone
    ? []
    : ['zone', ...(plane.system ? [] : ['system' as const])]
  const northern = reading(
    'utm',
    lonLatFromUtm({ zone, north: true, eastM: east, northM: north }),
    assumed,
  )
  if (!plane.south) return [northern]
  return [
    northern,
    reading('utm', lonLatFromUtm({ zone, north: false, eastM: east, northM: north }), assumed),
  ]
}

function pulkovoReadings(
  plane: Plane,
  east: number,
  north: number,
  near: LonLat | null,
): Reading[] {
  if (!isPulkovoNorthing(north)) return []
  const carried = Math.floor(east / 1_000_000)
  const zone = carried || plane.zone || (near ? pulkovoZoneOf(near[0]) : 0)
  const inZone = east - carried * 1_000_000
  if (zone < 1 || zone > 60 || !isZoneEast(inZone)) return []
  const assumed: Assumption[] =
    carried || plane.zone ? [] : ['zone', ...(plane.system ? [] : ['system' as const])]
  const point = lonLatFromPulkovoGrid({ zone, eastM: zone * 1_000_000 + inZone, northM: north })
  return [reading('pulkovo', point, assumed)]
}

function planeReadings(plane: Plane, near: LonLat | null): Reading[] {
  return pairsOf(plane.numbers).flatMap(([a, b]) => {
    const orders = [
      ...(plane.isNorthFirst === true ? [] : [[a, b] as const]),
      ...(plane.isNorthFirst === false ? [] : [[b, a] as const]),
    ]
    return orders.flatMap(([east, north]) => [
      ...(plane.system === 'pulkovo' ? [] : utmReadings(plane, east, north, near)),
      ...(plane.system === 'utm' ? [] : pulkovoReadings(plane, east, north, near)),
    ])
  })
}

/** UTM, MGRS and Gauss-Krüger zones; a missing zone is taken from the place the map shows. */
export function readGrids(text: string, near: LonLat | null): readonly Reading[] {
  const grid = normaliseGrid(text)
  const square = mgrsSquare(grid.replace(/^MGRS[: ]*/, ''))
  if (square) return [{ point: square.centre, format: 'mgrs', assumed: [], squareM: square.sizeM }]
  const plane = planeOf(grid)
  if (!plane) return []
  const [head, ...rest] = plane.numbers
  const bare = plane.zone === null && head !== undefined && /^\d{1,2}$/.test(head)
  const readings = [
    ...planeReadings(plane, near),
    // `42 609175 5666155`: a zone without a letter.
    ...(bare ? planeReadings({ ...plane, zone: Number(head), numbers: rest }, null) : []),
  ].filter(({ point }) => isOnEarth(point))
  const inCountry = readings.filter(({ point }) => isInCountryBox(point))
  return inCountry.length ? inCountry : readings
}
