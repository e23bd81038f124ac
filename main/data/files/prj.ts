/**
 * EPSG code of the coordinate system that a `.prj` file (WKT of ESRI or OGC) describes, as far as
 * such files occur in Kazakhstan: WGS 84 in degrees, UTM, web mercator, Pulkovo 1942 in degrees and
 * in Gauss–Kruger zones. 0 for any other: a person says which.
 */
export function sridOfPrj(wkt: string): number {
  const authority = /AUTHORITY\["EPSG",\s*"?(\d{4,5})"?\]\s*\]?\s*$/i.exec(wkt.trim())?.[1]
  if (authority) return Number(authority)
  const name = (/^\s*(?:PROJCS|GEOGCS)\["([^"]+)"/i.exec(wkt)?.[1] ?? '')
    .toLowerCase()
    .replaceAll(/[\s_/-]+/g, ' ')
  const isProjected = /^\s*PROJCS/i.test(wkt)
  const [, zone, side] = /utm zone (\d{1,2})\s?([ns])/.exec(name) ?? []
  if (/wgs (19)?84/.test(name) && zone) return (side === 'n' ? 32_600 : 32_700) + Number(zone)
  if (/web mercator|pseudo mercator/.test(name)) return 3857
  // `Zone 13` counts its zone into the easting, `Zone 13N` does not and is another system.
  const [, gauss, plain] =
    /(?:pulkovo 1942 )?(?:gk|gauss kruger) zone (\d{1,2})(n?)$/.exec(name) ?? []
  if (/pulkovo 1942/.test(name) && gauss && !plain) return 28_400 + Number(gauss)
  if (!isProjected && /wgs (19)?84/.test(name)) return 4326
  if (!isProjected && /pulkovo 1942/.test(name)) return 4284
  return 0
}
