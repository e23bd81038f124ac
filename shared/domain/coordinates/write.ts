import type { Language } from '../../i18n/language.ts'
import type { LonLat } from './lon-lat.ts'
import { mgrsFromLonLat } from './mgrs.ts'
import { type CoordinateFormat, inGroups, pulkovoName, sides, withDecimals } from './notation.ts'
import { pulkovoGridFromLonLat, utmFromLonLat } from './zones.ts'

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Five decimals: about a metre. */
const decimalAngle = (value: number, language: Language) => `${withDecimals(value, 5, language)}°`

/** Tenths of a second: about three metres. Counted in whole tenths, so that 59.96″ carries over. */
function sexagesimalAngle(value: number, language: Language): string {
  const tenths = Math.round(value * 36_000)
  const minutes = Math.floor(tenths / 600)
  const seconds = withDecimals((tenths % 600) / 10, 1, language).padStart(4, '0')
  return `${Math.floor(minutes / 60)}°${twoDigits(minutes % 60)}′${seconds}″`
}

/** Thousandths of a minute: about two metres. */
function minuteAngle(value: number, language: Language): string {
  const thousandths = Math.round(value * 60_000)
  const minutes = withDecimals((thousandths % 60_000) / 1_000, 3, language).padStart(6, '0')
  return `${Math.floor(thousandths / 60_000)}°${minutes}′`
}

const angles = { dd: decimalAngle, dms: sexagesimalAngle, ddm: minuteAngle } as const

function writeAngles([lon, lat]: LonLat, format: keyof typeof angles, language: Language): string {
  const write = angles[format]
  const northSouth = lat < 0 ? sides.south : sides.north
  const eastWest = lon < 0 ? sides.west : sides.east
  return (
    `${write(Math.abs(lat), language)} ${northSouth[language]}, ` +
    `${write(Math.abs(lon), language)} ${eastWest[language]}`
  )
}

/** Writes a position the way the language does; `readCoordinates` reads it back. */
export function writeCoordinates(
  point: LonLat,
  format: CoordinateFormat,
  language: Language,
): string {
  if (format === 'mgrs') return mgrsFromLonLat(point) ?? writeAngles(point, 'dd', language)
  if (format === 'utm') {
    const { zone, north, eastM, northM } = utmFromLonLat(point)
    return `UTM ${zone}${north ? 'N' : 'S'} ${inGroups(eastM)} ${inGroups(northM)}`
  }
  if (format === 'pulkovo') {
    // X is north and Y east, as on the maps of that system.
    const { eastM, northM } = pulkovoGridFromLonLat(point)
    return `${pulkovoName[language]} X ${inGroups(northM)} Y ${inGroups(eastM)}`
  }
  return writeAngles(point, format, language)
}
