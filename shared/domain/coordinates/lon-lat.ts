/** Longitude, then latitude, in degrees on WGS 84 (EPSG:4326). */
export type LonLat = readonly [lon: number, lat: number]

/** Degrees that hold Kazakhstan and a margin: west, south, east, north (atlas, `worldExtent` of KZ:AEA). */
export const countryBox = [45, 40, 88, 56] as const

export function isInCountryBox([lon, lat]: LonLat): boolean {
  const [west, south, east, north] = countryBox
  return lon >= west && lon <= east && lat >= south && lat <= north
}

export function isOnEarth([lon, lat]: LonLat): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}
