import { type Arbitrary, assert, constantFrom, double, integer, property, tuple } from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { expect, test } from 'vitest'
import type { LonLat } from './coordinates/lon-lat.ts'
import {
  densified,
  geodesicBetween,
  geodesicFrom,
  pathLengthM,
  plainRingAreaM2,
  polygonAreaM2,
  ringAreaM2,
} from './geodesy.ts'

const karney = geodesic.Geodesic.WGS84
/** The library types its results as perhaps absent. */
const given = (value: number | undefined) => value ?? Number.NaN
const anywhere: Arbitrary<LonLat> = tuple(
  double({ min: 40, max: 95, noNaN: true }),
  double({ min: 35, max: 60, noNaN: true }),
)

test('distance and azimuth agree with Karney to a millimetre', () => {
  assert(
    property(anywhere, anywhere, (from, to) => {
      const truth = karney.Inverse(from[1], from[0], to[1], to[0])
      const ours = geodesicBetween(from, to)
      expect(Math.abs(ours.lengthM - given(truth.s12))).toBeLessThan(0.001)
      if (given(truth.s12) < 100) return
      const turned = Math.abs(((ours.azimuth - given(truth.azi1) + 540) % 360) - 180)
      // A millimetre across the line.
      expect((turned * Math.PI * given(truth.s12)) / 180).toBeLessThan(0.001)
    }),
  )
})

test('going and measuring are inverse', () => {
  assert(
    property(
      anywhere,
      double({ min: 0, max: 360, noNaN: true }),
      double({ min: 0, max: 3e6, noNaN: true }),
      (from, azimuth, lengthM) => {
        const truth = karney.Direct(from[1], from[0], azimuth, lengthM)
        const { point } = geodesicFrom(from, azimuth, lengthM)
        expect(geodesicBetween(point, [given(truth.lon2), given(truth.lat2)]).lengthM).toBeLessThan(
          0.001,
        )
      },
    ),
  )
})

test('known lines: Vincenty’s worked example on the ellipsoid, a meridian quadrant, the equator', () => {
  // Geoscience Australia's Flinders Peak to Buninyong (GRS 80): 54 972.271 m, azimuth 306°52'05.37".
  const flinders: LonLat = [144 + 25 / 60 + 29.5244 / 3600, -(37 + 57 / 60 + 3.7203 / 3600)]
  const buninyong: LonLat = [143 + 55 / 60 + 35.3839 / 3600, -(37 + 39 / 60 + 10.1561 / 3600)]
  const line = geodesicBetween(flinders, buninyong)
  expect(line.lengthM).toBeCloseTo(54_972.271, 2)
  expect(line.azimuth).toBeCloseTo(306 + 52 / 60 + 5.37 / 3600, 5)
  expect(geodesicBetween([0, 0], [0, 90]).lengthM).toBeCloseTo(10_001_965.729, 2)
  expect(geodesicBetween([0, 0], [90, 0]).lengthM).toBeCloseTo((Math.PI / 2) * 6_378_137, 2)
  expect(geodesicBetween([70, 50], [70, 50]).lengthM).toBe(0)
})

test('nearly antipodal points give no number instead of a wrong one', () => {
  expect(geodesicBetween([0, 0], [179.7, 0.5]).lengthM).toBeNaN()
})

test('area agrees with Karney to a ten-millionth, from a parcel to a country', () => {
  assert(
    property(
      anywhere,
      constantFrom(100, 10_000, 300_000, 1_000_000),
      integer({ min: 3, max: 9 }),
      (centre, radiusM, corners) => {
        const ring = Array.from(
          { length: corners },
          (_, at) => geodesicFrom(centre, (360 * at) / corners, radiusM * (1 + (at % 2) / 2)).point,
        )
        const truth = karney.Polygon()
        for (const [lon, lat] of ring) truth.AddPoint(lat, lon)
        const { area, perimeter } = truth.Compute(true, true)
        expect(Math.abs(ringAreaM2(ring) / Math.abs(given(area)) - 1)).toBeLessThan(1e-7)
        const [first] = ring
        expect(pathLengthM(first ? [...ring, first] : [])).toBeCloseTo(perimeter, 2)
      },
    ),
  )
})

test('a hole is taken away; a closed ring counts its closing point once; too few points have no area', () => {
  const square = (centre: LonLat, sizeM: number): LonLat[] =>
    [45, 135, 225, 315].map((azimuth) => geodesicFrom(centre, azimuth, sizeM).point)
  const outer = square([70, 50], 10_000)
  const [first] = outer
  expect(ringAreaM2(first ? [...outer, first] : [])).toBeCloseTo(ringAreaM2(outer), 3)
  const hole = square([70, 50], 5_000)
  expect(polygonAreaM2([outer, hole])).toBeCloseTo(ringAreaM2(outer) - ringAreaM2(hole), 3)
  expect(ringAreaM2(outer.slice(0, 2))).toBe(0)
})

test('a densified line keeps its ends and its length', () => {
  const line: LonLat[] = [
    [51.16, 43.65],
    [71.43, 51.13],
    [76.945, 43.24],
  ]
  const dense = densified(line, 50_000)
  expect([dense[0], dense.at(-1)]).toEqual([line[0], line[2]])
  expect(pathLengthM(dense)).toBeCloseTo(pathLengthM(line), 2)
  const longest = Math.max(
    ...dense.slice(1).map((p, k) => geodesicBetween(dense[k] ?? p, p).lengthM),
  )
  expect(longest).toBeLessThanOrEqual(50_000.001)
})

test('a ring with sides straight in degrees is the limit of ever finer shortest lines', () => {
  assert(
    property(anywhere, anywhere, anywhere, (a, b, c) => {
      const corners = [a, b, c]
      const fine = corners.flatMap(([lon, lat], i) => {
        const [nextLon, nextLat] = corners[(i + 1) % 3] ?? [lon, lat]
        return Array.from(
          { length: 1_000 },
          (_, k): LonLat => [
            lon + (k / 1_000) * (nextLon - lon),
            lat + (k / 1_000) * (nextLat - lat),
          ],
        )
      })
      const truth = ringAreaM2(fine)
      // A sliver has little area for the length of its sides.
      const around = pathLengthM([...fine, a])
      expect(Math.abs(plainRingAreaM2(corners) - truth)).toBeLessThan(1e-6 * truth + around)
    }),
    { numRuns: 20 },
  )
})
