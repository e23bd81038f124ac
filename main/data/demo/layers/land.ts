import { z } from 'zod'
import { linesIn, pointsIn } from '../../../../shared/domain/atlas/along.ts'
import { uuidFromBytes } from '../../../../shared/domain/ids.ts'
import { boxed } from '../../atlas/define.ts'
import { readRelief } from '../../atlas/relief.ts'
import { visibleDatasets } from '../../atlas/views.ts'
import type { DataContext } from '../../context.ts'
import { all } from '../../db/sql.ts'
import { calendarAt } from '../calendar.ts'
import { makeLeaves } from '../frame.ts'
import { kazakhstanDay, readUnits } from '../load.ts'
import { readPlaces } from '../places.ts'
import { holds, type LonLat } from '../polygon.ts'
import { makeSpots } from '../spots.ts'
import { readTerrain } from '../terrain.ts'
import type { Land, Owner, Place } from './layer.ts'
import { reliefWays } from './relief-way.ts'

const pointRow = z.object({ lon: z.number(), lat: z.number() })
const settlementRow = pointRow.extend({ id: z.number(), people: z.number() })
const ownerRow = pointRow.extend({
  record: z.instanceof(Uint8Array).transform((bytes) => uuidFromBytes(bytes)),
  kind: z.string().nullable(),
  volume: z.number().nullable(),
})
const lineRow = z.object({ id: z.number(), line: z.string() })
const dayRow = pointRow.extend({ day: z.string() })

const placeOf = ({ lon, lat }: z.output<typeof pointRow>): LonLat => [lon, lat]

/** Places looked up before the event loop gets its turn. */
const atOnce = 20

/** Gathers what the layers stand on, in short steps; `start` is when the demonstration began. */
export function* gatherLand(ctx: DataContext, start: number): Generator<void, Land, void> {
  const { assetsFolder, db } = ctx
  const places = readPlaces(assetsFolder)
  yield
  const terrain = readTerrain(assetsFolder)
  yield
  const leaves = makeLeaves(readUnits(assetsFolder), places)
  yield
  const spots = makeSpots(leaves, places, terrain)
  yield
  const settlements: Place[] = []
  const rows = all(
    db,
    settlementRow,
    'SELECT id, coalesce(pop, 0) AS people, ST_X(geom) AS lon, ST_Y(geom) AS lat FROM m_settlement ORDER BY id',
  )
  for (const [i, row] of rows.entries()) {
    if (i % atOnce === 0) yield
    const spot = spots.at(placeOf(row))
    if (!spot) continue
    const { unit, oblast } = spot.leaf
    const { id, people } = row
    settlements.push({ id, people, unit: unit.code, oblast: oblast.code, at: placeOf(row) })
  }
  const country = places.areas.get('KZ')
  const stationTable = visibleDatasets(db).get('weather_stations')?.tbl
  const stations = stationTable
    ? all(
        db,
        pointRow,
        `SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat FROM ${stationTable} ORDER BY fid`,
      )
        .map(placeOf)
        .filter((at) => country && holds(country, at))
    : []
  yield
  const roads = all(
    db,
    lineRow,
    'SELECT id, AsGeoJSON(geom, 6) AS line FROM m_road ORDER BY id',
  ).map(({ id, line }) => ({ id, line: linesIn(line).flat() }))
  const crossings = all(
    db,
    lineRow,
    `SELECT r.id, AsGeoJSON(ST_Intersection(r.geom, z.geom), 6) AS line
       FROM m_road r JOIN ${boxed('m_river', 'r.geom')} AND ST_Intersects(r.geom, z.geom) ORDER BY r.id`,
  ).flatMap(({ id, line }) => pointsIn(line).map((at) => ({ road: id, at })))
  yield
  return {
    places,
    terrain,
    relief: reliefWays(readRelief(db)),
    leaves,
    spots,
    calendar: calendarAt(kazakhstanDay(start)),
    now: start,
    settlements,
    stations,
    roads,
    crossings,
    dams: owners(ctx, 'm_dam', 'hts_type', 'volume_full'),
    sites: owners(ctx, 'm_hazsite', 'kind', 'NULL'),
    forces: owners(ctx, 'm_forces', 'type', 'NULL'),
    coldDays: all(
      db,
      dayRow,
      `SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat, date(at) AS day FROM m_event
        WHERE class = 'T.LIFE.HEAT' AND geom IS NOT NULL AND at IS NOT NULL ORDER BY id`,
    ).map((row) => ({ at: placeOf(row), day: row.day })),
  }
}

const owners = (
  { db }: DataContext,
  input: string,
  kind: string,
  volume: string,
): readonly Owner[] =>
  all(
    db,
    ownerRow,
    `SELECT r.id AS record, i.${kind} AS kind, ${volume === 'NULL' ? volume : `i.${volume}`} AS volume,
            ST_X(i.geom) AS lon, ST_Y(i.geom) AS lat
       FROM ${input} i JOIN rec r ON r.fid = i.id WHERE GeometryType(i.geom) = 'POINT' ORDER BY i.id`,
  ).map(({ record, kind: found, volume: mcm, lon, lat }) => ({
    record,
    kind: found ?? '',
    volume: mcm,
    at: [lon, lat],
  }))
