import { assert, constantFrom, double, property, tuple } from 'fast-check'
import { forward as toMgrs, toPoint } from 'mgrs'
import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { pulkovoShift } from './datum.ts'
import type { LonLat } from './lon-lat.ts'
import { mgrsFromLonLat, mgrsSquare } from './mgrs.ts'
import {
  lonLatFromPulkovoGrid,
  lonLatFromUtm,
  pulkovoGridFromLonLat,
  pulkovoZoneOf,
  pulkovoZones,
  utmFromLonLat,
  utmZoneOf,
  utmZones,
} from './zones.ts'

const anywhere = tuple(
  double({ min: 46, max: 88, noNaN: true }),
  double({ min: 40, max: 56, noNaN: true }),
)
const MM = 0.001
/** A millimetre in degrees of latitude. */
const MM_DEGREES = 1e-8

const pulkovoDefinition = (zone: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${zone * 6 - 3} +k=1 +x_0=${zone * 1e6 + 5e5} +y_0=0 +ellps=krass ` +
  '+towgs84=25,-141,-78.5,0,0.35,0.736,0 +units=m +no_defs'

test('UTM agrees with proj4 to the millimetre everywhere in the country', () => {
  assert(
    property(anywhere, (point) => {
      const ours = utmFromLonLat(point)
      const [x, y] = proj4(`+proj=utm +zone=${ours.zone} +datum=WGS84`, point)
      expect(Math.hypot(ours.eastM - x, ours.northM - y)).toBeLessThan(MM)
      const [lon, lat] = lonLatFromUtm(ours)
      expect(Math.hypot(lon - point[0], lat - point[1])).toBeLessThan(MM_DEGREES)
    }),
  )
})

test('Pulkovo 1942 zones with the pinned shift agree with proj4 to the millimetre', () => {
  assert(
    property(anywhere, (point) => {
      const ours = pulkovoGridFromLonLat(point)
      const [x, y] = proj4(pulkovoDefinition(ours.zone), point)
      expect(Math.hypot(ours.eastM - x, ours.northM - y)).toBeLessThan(MM)
      const [lon, lat] = lonLatFromPulkovoGrid(ours)
      expect(Math.hypot(lon - point[0], lat - point[1])).toBeLessThan(MM_DEGREES)
    }),
  )
})

test('a neighbouring zone may be asked for by number', () => {
  const point: LonLat = [71.43, 51.13]
  const [x, y] = proj4('+proj=utm +zone=43 +datum=WGS84', [...point])
  const ours = utmFromLonLat(point, 43)
  expect(Math.hypot(ours.eastM - x, ours.northM - y)).toBeLessThan(MM)
})

test('zones of the ends of the country', () => {
  expect([utmZoneOf(46.5), utmZoneOf(87.3), utmZoneOf(-180), utmZoneOf(180)]).toEqual([
    38, 45, 1, 1,
  ])
  expect([pulkovoZoneOf(46.5), pulkovoZoneOf(87.3), pulkovoZoneOf(72)]).toEqual([8, 15, 13])
  expect([utmZones[0], utmZones.at(-1)]).toEqual([38, 45])
  expect([pulkovoZones[0], pulkovoZones.at(-1)]).toEqual([8, 15])
})

test('another published shift moves Almaty by more than the stated accuracy, so the shift must be named', () => {
  const almaty: LonLat = [76.945, 43.24]
  const ours = pulkovoGridFromLonLat(almaty)
  const threeParameters = pulkovoDefinition(ours.zone).replace(/towgs84=\S+/, 'towgs84=15,-130,-84')
  const [x, y] = proj4(threeParameters, [...almaty])
  const apartM = Math.hypot(ours.eastM - x, ours.northM - y)
  expect(apartM).toBeGreaterThan(pulkovoShift.accuracyM)
  expect(apartM).toBeLessThan(12)
})

test('MGRS agrees with the mgrs package, square and centre', () => {
  assert(
    property(anywhere, (point) => {
      const ours = mgrsFromLonLat(point)
      expect(ours?.replaceAll(' ', '')).toBe(toMgrs([...point], 5))
      const square = mgrsSquare(ours ?? '')
      const [lon, lat] = toPoint(toMgrs([...point], 5))
      const [ourLon = 0, ourLat = 0] = square?.centre ?? []
      // The package's own transverse Mercator is cut earlier than ours.
      expect(Math.hypot(ourLon - lon, ourLat - lat)).toBeLessThan(3e-5)
      expect(Math.hypot(ourLon - point[0], ourLat - point[1])).toBeLessThan(2e-5)
    }),
  )
})

test('MGRS squares of every size hold the point and write themselves back', () => {
  assert(
    property(anywhere, constantFrom(1, 2, 3, 4, 5), (point, digits) => {
      const text = mgrsFromLonLat(point, digits) ?? ''
      const square = mgrsSquare(text)
      const at = utmFromLonLat(point)
      const centre = utmFromLonLat(square?.centre ?? [0, 0], at.zone)
      const half = (square?.sizeM ?? 0) / 2
      expect(Math.abs(centre.eastM - at.eastM)).toBeLessThanOrEqual(half + MM)
      expect(Math.abs(centre.northM - at.northM)).toBeLessThanOrEqual(half + MM)
    }),
  )
})

test('MGRS refuses what names no square', () => {
  expect(
    ['42U IE 1 1', '61U XE 1 1', '42U AE 11 11', '42U XE 123 45', '42I XE', ''].map(mgrsSquare),
  ).toEqual([null, null, null, null, null, null])
})

test('southern hemisphere has its false northing', () => {
  const point: LonLat = [18.42, -33.92]
  const [x, y] = proj4('+proj=utm +zone=34 +south +datum=WGS84', [...point])
  const ours = utmFromLonLat(point)
  expect(Math.hypot(ours.eastM - x, ours.northM - y)).toBeLessThan(MM)
  expect(mgrsFromLonLat(point)?.replaceAll(' ', '')).toBe(toMgrs([...point], 5))
})
