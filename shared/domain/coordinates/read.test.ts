import { assert, constantFrom, double, property, tuple } from 'fast-check'
import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { languages } from '../../i18n/language.ts'
import type { LonLat } from './lon-lat.ts'
import { coordinateFormats } from './notation.ts'
import { readCoordinates } from './read.ts'
import { writeCoordinates } from './write.ts'

const round = ([lon, lat]: LonLat) => [Number(lon.toFixed(5)), Number(lat.toFixed(5))]
const read = (text: string, near: LonLat | null = null) =>
  readCoordinates(text, near).map(({ point }) => round(point))

const decimal = [71.43, 51.128]
test.each([
  '51.128, 71.43',
  '51.128 71.43',
  '51,128; 71,43',
  '51,128 71,43',
  '51,128, 71,43',
  '51,128,71,43',
  '71.43 51.128',
  'N51.128 E71.43',
  '51.128N, 71.43E',
  '51.128° N 71.43° E',
  'E71.43 N51.128',
  '51,128° с.ш., 71,43° в.д.',
  '51,128° с. ш. 71,43° в. д.',
  '51,128 С 71,43 В',
  '51,128° с.е., 71,43° ш.б.',
  '51,128 с 71,43 ш',
  'солтүстік ендік 51,128 шығыс бойлық 71,43',
  '51,128 градусов северной широты, 71,43 градуса восточной долготы',
  'широта 51,128 долгота 71,43',
  'ш 51,128 д 71,43',
  'ендік: 51,128; бойлық: 71,43',
  'lat=51.128 lon=71.43',
  'Longitude: 71.43 Latitude: 51.128',
  '(51.128, 71.43)',
  '+51.128 +71.43',
  '51.128/71.43',
])('reads decimal degrees: %s', (text) => {
  expect(read(text)).toEqual([decimal])
})

const sexagesimal = [71.42, 51.12819]
test.each([
  `51°07'41.5" с.ш., 71°25'12" в.д.`,
  `51°07′41,5″ с. ш., 71°25′12,0″ в. д.`,
  `51º07’41,5” с.е., 71º25’12” ш.б.`,
  `N 51° 7' 41.5" E 71° 25' 12"`,
  `51 07 41.5 71 25 12`,
  `51-07-41,5 71-25-12`,
  `51-07-41.5N 071-25-12E`,
  `51 град 07 мин 41,5 сек с.ш. 71 град. 25 мин. 12 сек. в.д.`,
  `51 градус 7 минут 41,5 секунд солтүстік 71 градус 25 минут 12 секунд шығыс`,
  `51°07''41.5'' 71°25''12''`.replaceAll(`°07''`, `°07'`).replaceAll(`°25''`, `°25'`),
  `71°25'12"E 51°07'41.5"N`,
  `51° 07.69167' N, 71° 25.2' E`,
])('reads degrees, minutes and seconds: %s', (text) => {
  expect(read(text)).toEqual([sexagesimal])
})

test('a lone pair of whole degrees is read only when it lies in the country', () => {
  expect(read('51,71')).toEqual([[71, 51]])
  expect(read('51,12')).toEqual([])
})

test('reads the packed form of aviation', () => {
  expect(read('5107N07125E')).toEqual([[71.41667, 51.11667]])
  expect(read('510741N 0712512E')).toEqual([[71.42, 51.12806]])
})

test('south and west are negative', () => {
  expect(read('33,92 ю.ш. 18,42 в.д.')).toEqual([[18.42, -33.92]])
  expect(read('40.5N 74W')).toEqual([[-74, 40.5]])
  expect(read('-33.92, 18.42')).toEqual([
    [18.42, -33.92],
    [-33.92, 18.42],
  ])
})

test('an order that both fit is shown as two readings, latitude first', () => {
  const readings = readCoordinates('50 52')
  expect(readings.map(({ point }) => point)).toEqual([
    [52, 50],
    [50, 52],
  ])
  expect(readings[0]?.assumed).toEqual(['order'])
})

const inMetres = proj4('+proj=utm +zone=42 +datum=WGS84', 'EPSG:4326', [679_000, 5_667_500])
test.each([
  '42N 679000 5667500',
  '42 N 679 000 5 667 500',
  '42U 679000 5667500',
  'UTM 42N 679000 5667500',
  'UTM zone 42N E 679000 N 5667500',
  'зона 42 679000 5667500',
  '42-зона 5667500 679000',
  '42 679000 5667500',
  '42N 679000mE 5667500mN',
  '42N 679000,0 5667500,0',
  '42N 679000, 5667500',
])('reads UTM: %s', (text) => {
  expect(read(text)[0]).toEqual(round([inMetres[0] ?? 0, inMetres[1] ?? 0]))
})

test('UTM without a zone takes it from the map and says so, beside the reading as Pulkovo 1942', () => {
  const readings = readCoordinates('679000 5667500', [70, 51])
  expect(readings.map(({ format, assumed }) => ({ format, assumed }))).toEqual([
    { format: 'utm', assumed: ['zone', 'system'] },
    { format: 'pulkovo', assumed: ['zone', 'system'] },
  ])
  expect(readCoordinates('679000 5667500')).toEqual([])
})

test.each([
  '13 456 789 5 678 901',
  '13456789 5678901',
  '5 678 901 13 456 789',
  'X 5 678 901 Y 13 456 789',
  'X=5678901 Y=13456789',
  'СК-42 X 5 678 901 Y 13 456 789',
  'SK-42 X 5678901,0 Y 13456789,0',
  'Пулково-42: 5678901; 13456789',
  'СК-42 зона 13 X 5678901 Y 456789',
])('reads Pulkovo 1942 plane coordinates: %s', (text) => {
  const [reading] = readCoordinates(text)
  expect(reading?.format).toBe('pulkovo')
  expect(round(reading?.point ?? [0, 0])).toEqual(read('13456789 5678901')[0])
  expect(reading?.assumed).toEqual([])
})

test.each([
  '42U XE 09175 58155',
  '42UXE0917558155',
  '42u xe 09175 58155',
  'MGRS 42U ХЕ 0917558155',
])('reads MGRS: %s', (text) => {
  const [reading] = readCoordinates(text)
  expect([reading?.format, reading?.squareM]).toEqual(['mgrs', 1])
})

test.each([
  '',
  '51',
  '51,128',
  'Абай 51, 71',
  '8 777 123 45 67',
  "51°75' 71°10'",
  '91.5N 71E',
  '51N 71N',
  '51.1 71.4 300',
  'X'.repeat(300),
  '2026-11-25',
  '...',
  "51'07 71'25",
])('no position: %s', (text) => {
  expect(read(text)).toEqual([])
})

test('reads back what it writes, in every format and language, within the written precision', () => {
  const anywhere = tuple(
    double({ min: 46, max: 88, noNaN: true }),
    double({ min: 40, max: 56, noNaN: true }),
  )
  assert(
    property(
      anywhere,
      constantFrom(...coordinateFormats),
      constantFrom(...languages),
      (point, format, language) => {
        const text = writeCoordinates(point, format, language)
        const [reading] = readCoordinates(text)
        expect(reading, text).toBeDefined()
        expect(reading?.format, text).toBe(format)
        const [lon, lat] = reading?.point ?? [0, 0]
        expect(Math.hypot(lon - point[0], lat - point[1]), text).toBeLessThan(4e-5)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('writes the notations of the three languages', () => {
  const astana: LonLat = [71.42, 51.1281944]
  expect(languages.map((language) => writeCoordinates(astana, 'dms', language))).toEqual([
    '51°07′41,5″ с. е., 71°25′12,0″ ш. б.',
    '51°07′41,5″ с. ш., 71°25′12,0″ в. д.',
    '51°07′41.5″ N, 71°25′12.0″ E',
  ])
  expect(writeCoordinates([-0.5, -0.25], 'dd', 'en')).toBe('0.25000° S, 0.50000° W')
  expect(writeCoordinates([70, 50.999_999_9], 'dms', 'en')).toBe('51°00′00.0″ N, 70°00′00.0″ E')
  expect(writeCoordinates([71.43, 51.13], 'pulkovo', 'ru')).toMatch(
    /^СК-42 X 5\u00a0\d{3}\u00a0\d{3} Y 12\u00a0\d{3}\u00a0\d{3}$/,
  )
})
