import type Projection from 'ol/proj/Projection.js'
import { register } from 'ol/proj/proj4.js'
import { get, transform, transformExtent } from 'ol/proj.js'
import proj4 from 'proj4'
import { countryBox, type LonLat } from '../../shared/domain/coordinates/lon-lat.ts'
import { pulkovoZones, utmZones } from '../../shared/domain/coordinates/zones.ts'

/** Albers equal area for Kazakhstan, after the one-sixth rule; not a registered code (atlas, 5.1). */
const KZ_AEA =
  '+proj=aea +lat_1=43 +lat_2=53 +lat_0=48 +lon_0=67 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs +type=crs'
const KZ_AEA_EXTENT = [-1_750_000, -850_000, 1_750_000, 1_050_000]

export const defaultProjection = 'KZ:AEA'

/** Everything the map can be shown in, in the order it is offered. */
export const projectionIds: readonly string[] = [
  defaultProjection,
  'EPSG:3857',
  ...utmZones.map((zone) => `EPSG:${32_600 + zone}`),
  ...pulkovoZones.map((zone) => `EPSG:${28_400 + zone}`),
]

/** Pulkovo 1942 with the pinned shift EPSG:15865, as in `shared/domain/coordinates/datum.ts`. */
const pulkovoDefinition = (zone: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${6 * zone - 3} +k=1 +x_0=${zone * 1_000_000 + 500_000} +y_0=0 ` +
  '+ellps=krass +towgs84=25,-141,-78.5,0,0.35,0.736,0 +units=m +no_defs'

const registered = { done: false }

/** Tells OpenLayers all projections; once a window, further calls do nothing. */
export function registerProjections(): void {
  if (registered.done) return
  registered.done = true
  proj4.defs(defaultProjection, KZ_AEA)
  for (const zone of utmZones)
    proj4.defs(`EPSG:${32_600 + zone}`, `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`)
  for (const zone of pulkovoZones) proj4.defs(`EPSG:${28_400 + zone}`, pulkovoDefinition(zone))
  register(proj4)
  for (const id of projectionIds) {
    const projection = projectionOf(id)
    // The graticule needs both extents.
    projection.setWorldExtent([...countryBox])
    const extent =
      id === defaultProjection
        ? KZ_AEA_EXTENT
        : transformExtent([...countryBox], 'EPSG:4326', projection, 16)
    if (id !== 'EPSG:3857') projection.setExtent(extent)
  }
}

export function projectionOf(id: string): Projection {
  const projection = get(id)
  if (!projection) throw new Error(`projection ${id} is not registered`)
  return projection
}

/** The part of the plane the country lies in. */
export function countryExtent(id: string): number[] {
  return id === defaultProjection
    ? [...KZ_AEA_EXTENT]
    : transformExtent([...countryBox], 'EPSG:4326', projectionOf(id), 16)
}

export function toPlane(point: LonLat, projection: string): number[] {
  return transform([...point], 'EPSG:4326', projection)
}

export function toLonLat(coordinate: readonly number[], projection: string): LonLat {
  const [lon = 0, lat = 0] = transform([...coordinate], projection, 'EPSG:4326')
  return [lon, lat]
}
