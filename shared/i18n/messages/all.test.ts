import { expect, test } from 'vitest'
import { languages } from '../language.ts'
import type { Message, Plural } from '../messages.ts'
import { allMessages } from './all.ts'

const table: Readonly<Record<string, Message>> = allMessages

const forms = (form: string | Plural): string[] =>
  typeof form === 'string' ? [form] : Object.values(form).map(String)

const names = (form: string | Plural): string[] =>
  [
    ...new Set(
      forms(form).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)),
    ),
  ].sort()

test('every message has words in all three languages', () => {
  const empty = Object.entries(table).filter(([, message]) =>
    languages.some((language) => forms(message[language]).some((text) => text.trim() === '')),
  )
  expect(empty.map(([key]) => key)).toEqual([])
})

test('a message names the same parameters in all three languages', () => {
  const uneven = Object.entries(table).filter(
    ([, message]) => new Set(languages.map((language) => names(message[language]).join())).size > 1,
  )
  expect(uneven.map(([key]) => key)).toEqual([])
})

// After «не менее» and the like few and many are alike: `other` serves both.
test('a Russian plural has one, and few and many together or neither; an English one has one', () => {
  const lacking = Object.entries(table).filter(([, { ru, en }]) => {
    const russian = typeof ru === 'string' || (ru.one && Boolean(ru.few) === Boolean(ru.many))
    return !russian || !(typeof en === 'string' || en.one)
  })
  expect(lacking.map(([key]) => key)).toEqual([])
})

test('Kazakh and Russian texts are written in Cyrillic letters', () => {
  const latin = /[a-z]{3,}/i
  const allowed =
    /Qorgau|Excel|GeoPackage|GeoJSON|Shapefile|XLSX|CSV|PDF|Ctrl|Shift|Alt|Esc|Enter|Home|End|MGRS|UTM|KATO|WGS|SQLite|SpatiaLite|OpenStreetMap|UTF|cp1251|Electron|Chromium|Node|EPSG|DMS|Delete|Space|PageUp|PageDown|Tab|Backspace|Caps Lock|GeoTIFF|LineString|MultiLineString|QGIS|PNG|JPEG|WebP|kaz_name|rus_name|\bte\b|JSON|ZIP|KML|KMZ|GPX|\.(?:shp|zip|gpkg|geojson|kml|gpx)\b|\((?:record|territory)\)|\{\w+\}/g
  const mixed = Object.entries(table).filter(([, { kk, ru }]) =>
    [...forms(kk), ...forms(ru)].some((text) => latin.test(text.replaceAll(allowed, ''))),
  )
  expect(mixed.map(([key]) => key)).toEqual([])
})
