import Projection from 'ol/proj/Projection.js'
import { addCoordinateTransforms, addProjection, get, transform, transformExtent } from 'ol/proj.js'
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

/** What proj4 must be told of a projection, null where it knows it. */
function definitionOf(id: string): string | null {
  if (id === defaultProjection) return KZ_AEA
  const code = Number(id.replace('EPSG:', ''))
  const utm = utmZones.find((zone) => 32_600 + zone === code)
  if (utm) return `+proj=utm +zone=${utm} +datum=WGS84 +units=m +no_defs`
  const pulkovo = pulkovoZones.find((zone) => 28_400 + zone === code)
  return pulkovo ? pulkovoDefinition(pulkovo) : null
}

const registered = new Map<string, Projection>()

/** A projection of OpenLayers, told to it at the first question: a start needs only one of them. */
export function projectionOf(id: string): Projection {
  const known = registered.get(id)
  if (known) return known
  if (!projectionIds.includes(id)) throw new Error(`unknown projection ${id}`)
  const definition = definitionOf(id)
  const projection = definition === null ? get(id) : define(id, definition)
  if (!projection) throw new Error(`projection ${id} is not registered`)
  // The graticule needs both extents.
  projection.setWorldExtent([...countryBox])
  if (definition !== null) projection.setExtent(extentOn(projection))
  registered.set(id, projection)
  return projection
}

/** To and from degrees only: OpenLayers' own `register` pairs it with every zone proj4 knows, a tenth of a second. */
function define(id: string, definition: string): Projection {
  const { forward, inverse } = proj4(definition)
  const projection = new Projection({ code: id, units: 'm' })
  addProjection(projection)
  addCoordinateTransforms('EPSG:4326', projection, forward, inverse)
  return projection
}

const extentOn = (projection: Projection): number[] =>
  projection.getCode() === defaultProjection
    ? [...KZ_AEA_EXTENT]
    : transformExtent([...countryBox], 'EPSG:4326', projection, 16)

/** The part of the plane the country lies in. */
export function countryExtent(id: string): number[] {
  return extentOn(projectionOf(id))
}

export function toPlane(point: LonLat, projection: string): number[] {
  return transform([...point], 'EPSG:4326', projectionOf(projection))
}

export function toLonLat(coordinate: readonly number[], projection: string): LonLat {
  const [lon = 0, lat = 0] = transform([...coordinate], projectionOf(projection), 'EPSG:4326')
  return [lon, lat]
}
