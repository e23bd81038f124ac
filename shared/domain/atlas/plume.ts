import type { LonLat } from '../coordinates/lon-lat.ts'
import { geodesicFrom } from '../geodesy.ts'
import { circle, polygon } from './drawn.ts'
import { byKey, type FormulaRow, numberAt } from './rows.ts'
import { worstZones } from './toxic.ts'

/** Full circles of the worst case; a facility without a substance of the table is not drawn. */
export const toxicCircles = (rows: readonly FormulaRow[]) =>
  worstZones(rows)
    .flatMap(({ key, km, n, unknown, lon, lat }) =>
      km === null || km === 0
        ? []
        : [
            {
              key,
              value: km,
              n,
              flag: unknown > 0 ? ('lower-limit' as const) : null,
              geometry: polygon(circle([lon, lat], km * 1000)),
            },
          ],
    )
    .sort((a, b) => b.value - a.value)

const sectors = 16
const width = 360 / sectors

/** Sixteen sectors of each facility: how often the wind carries a cloud there, per cent. */
export const windSectors = (rows: readonly FormulaRow[]) =>
  Array.from(byKey(rows), ([key, group]) =>
    Array.from({ length: sectors }, (_, toward) => {
      // The rose says where the wind comes from: the cloud goes to the opposite side.
      const from = (toward + sectors / 2) % sectors
      const row = group.find((one) => numberAt(one, 'sector') === from)
      const [first] = group
      if (!row || !first) return []
      const centre: LonLat = [numberAt(first, 'lon'), numberAt(first, 'lat')]
      const bow = [-0.5, -0.25, 0, 0.25, 0.5].map(
        (part) => geodesicFrom(centre, (toward + part) * width, numberAt(first, 'km') * 1000).point,
      )
      return [
        {
          key: `${key}:${toward}`,
          value: numberAt(row, 'freq'),
          n: 1,
          flag: null,
          geometry: polygon([centre, ...bow, centre].map(([lon, lat]) => [lon, lat] as const)),
        },
      ]
    }).flat(),
  ).flat()
