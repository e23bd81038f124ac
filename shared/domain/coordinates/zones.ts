import { pulkovoFromWgs84, wgs84FromPulkovo } from './datum.ts'
import { KRASSOVSKY, WGS84 } from './ellipsoid.ts'
import type { LonLat } from './lon-lat.ts'
import { projectTm, unprojectTm } from './transverse-mercator.ts'

/** A position in a six-degree zone: metres, false easting and northing included. */
export interface ZonePoint {
  readonly zone: number
  readonly eastM: number
  readonly northM: number
}

export interface UtmPoint extends ZonePoint {
  readonly north: boolean
}

/** Scale on the central meridian and false origin of UTM (EPSG method 9824). */
const UTM_SCALE = 0.9996
const FALSE_EAST_M = 500_000
const SOUTH_FALSE_NORTH_M = 10_000_000

/** Zones that meet Kazakhstan (46.5° to 87.35° E). */
export const utmZones = [38, 39, 40, 41, 42, 43, 44, 45] as const
export const pulkovoZones = [8, 9, 10, 11, 12, 13, 14, 15] as const

const wrap = (zone: number) => ((zone - 1 + 60) % 60) + 1

/** UTM zone of a longitude. The exceptions of Norway and Svalbard are not made: they do not concern us. */
export function utmZoneOf(lon: number): number {
  return wrap(Math.floor((lon + 180) / 6) + 1)
}

/** Gauss-Krüger six-degree zone of a longitude; zone 1 starts at Greenwich. */
export function pulkovoZoneOf(lon: number): number {
  return wrap(Math.floor(lon / 6) + 1)
}

const utmMeridian = (zone: number) => zone * 6 - 183
const pulkovoMeridian = (zone: number) => zone * 6 - 3

export function utmFromLonLat(point: LonLat, zone = utmZoneOf(point[0])): UtmPoint {
  const plane = projectTm(WGS84, utmMeridian(zone), point)
  const north = point[1] >= 0
  return {
    zone,
    north,
    eastM: FALSE_EAST_M + UTM_SCALE * plane.eastM,
    northM: UTM_SCALE * plane.northM + (north ? 0 : SOUTH_FALSE_NORTH_M),
  }
}

export function lonLatFromUtm({ zone, north, eastM, northM }: UtmPoint): LonLat {
  return unprojectTm(WGS84, utmMeridian(zone), {
    eastM: (eastM - FALSE_EAST_M) / UTM_SCALE,
    northM: (northM - (north ? 0 : SOUTH_FALSE_NORTH_M)) / UTM_SCALE,
  })
}

/**
 * Pulkovo 1942 / Gauss-Krüger (EPSG:28408 to 28415 for zones 8 to 15). The easting carries the zone number in
 * front: zone 12 has its meridian at 12 500 000 m. The datum shift is the pinned one of `datum.ts`.
 */
export function pulkovoGridFromLonLat(point: LonLat, zone = pulkovoZoneOf(point[0])): ZonePoint {
  const plane = projectTm(KRASSOVSKY, pulkovoMeridian(zone), pulkovoFromWgs84(point))
  return { zone, eastM: zone * 1_000_000 + FALSE_EAST_M + plane.eastM, northM: plane.northM }
}

export function lonLatFromPulkovoGrid({ zone, eastM, northM }: ZonePoint): LonLat {
  const plane = { eastM: eastM - zone * 1_000_000 - FALSE_EAST_M, northM }
  return wgs84FromPulkovo(unprojectTm(KRASSOVSKY, pulkovoMeridian(zone), plane))
}
