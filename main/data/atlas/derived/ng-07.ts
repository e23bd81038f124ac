import { fromAlbersSql, toAlbersSql } from '../../db/spatialite.ts'
import { defineMap } from '../define.ts'

/** Earthquakes of M ≥ 3 per 1000 km² and year on squares of 25 km in KZ:AEA; fewer than 30 in the country are no map. */
export const ng07 = defineMap({
  id: 'NG-07',
  grain: 'drawn',
  reads: {
    m_quake: ['at', 'mag', 'geom'],
  },
  params: { minMag: 3 },
  sql: `
    WITH point AS (SELECT ${toAlbersSql('k.geom')} AS p FROM m_quake k
                    WHERE k.mag >= :minMag AND k.at >= :from AND k.at < :to),
         cell AS (SELECT floor(ST_X(p) / 25000) AS x, floor(ST_Y(p) / 25000) AS y, count(*) AS n
                    FROM point GROUP BY 1, 2)
    SELECT x || ':' || y AS key, n, 1000.0 * n / (625 * :years) AS value,
           AsGeoJSON(${fromAlbersSql('BuildMbr(x * 25000, y * 25000, (x + 1) * 25000, (y + 1) * 25000, 990001)')}, 5) AS geojson
      FROM cell WHERE (SELECT sum(n) FROM cell) >= 30`,
})
