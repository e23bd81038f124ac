/** Semi-major axis in metres and flattening. */
export interface Ellipsoid {
  readonly a: number
  readonly f: number
}

/** EPSG ellipsoid 7030. */
export const WGS84: Ellipsoid = { a: 6_378_137, f: 1 / 298.257_223_563 }

/** Krassovsky 1940, EPSG ellipsoid 7024: of Pulkovo 1942. */
export const KRASSOVSKY: Ellipsoid = { a: 6_378_245, f: 1 / 298.3 }

export const radians = (degrees: number): number => (degrees * Math.PI) / 180
export const degrees = (radians: number): number => (radians * 180) / Math.PI
