import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type Territory,
  territorySchema,
  type UnitSource,
  unitsFileSchema,
} from '../../../shared/contract/features/units.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import type { StartTask } from '../context.ts'
import { all, type ReadDb, run, transaction, type WriteDb } from '../db/sql.ts'
import { addVersion, lastPlace, putInOrder, registerVersion, shippedVersion } from './store.ts'

const versionSchema = z.object({ version: z.number() })

/** Brings the register of territories to the version of the shipped file. */
export const unitsTask: StartTask = {
  name: 'units',
  run: ({ db, assetsFolder, log, now }) => {
    const shipped: unknown = JSON.parse(
      readFileSync(join(assetsFolder, 'reference/units.json'), 'utf8'),
    )
    // The whole file is checked only when it is taken in.
    if (shippedVersion(db) === versionSchema.parse(shipped).version) return
    const file = unitsFileSchema.parse(shipped)
    transaction(db, (tx) => {
      const no = registerVersion(tx) + 1
      const first = lastPlace(tx) + 1
      file.units.forEach((unit, i) => putShipped(tx, unit, { ord: first + i, version: no }))
      run(tx, dropShippedSql, { no })
      putInOrder(tx)
      addVersion(tx, {
        no,
        origin: 'shipped',
        file: 'units.json',
        asOf: file.asOf,
        at: now(),
        actor: 0,
        command: null,
        shipped: file.version,
        records: 0,
      })
    })
    log.info('register of territories filled', { count: file.units.length, version: file.version })
  },
}

/** Units of an older file that the new one lacks; an official list has the last word on its own. */
const dropShippedSql = `DELETE FROM unit WHERE origin = 'shipped' AND version < :no
  AND NOT EXISTS (SELECT 1 FROM unit c WHERE c.parent = unit.code AND c.origin = 'official')`

/** What only the shipped file knows; names and parent too, unless an official list gave them. */
const putSql = `INSERT INTO unit(code, parent, ord, level, type, iso, unit_id, kato, kato_status,
       name_kk, name_ru, name_en, name_kk_key, name_ru_key, name_en_key,
       seat_kk, seat_ru, seat_en, lon, lat, area_km2, area_status, population, population_status,
       version)
     VALUES (:code, :parent, :ord, :level, :type, :iso, :unitId, :kato, :katoStatus,
       :nameKk, :nameRu, :nameEn, :keyKk, :keyRu, :keyEn,
       :seatKk, :seatRu, :seatEn, :lon, :lat, :areaKm2, :areaStatus, :population,
       :populationStatus, :version)
     ON CONFLICT(code) DO UPDATE SET ${[
       'iso',
       'unit_id',
       'seat_kk',
       'seat_ru',
       'seat_en',
       'lon',
       'lat',
       'area_km2',
       'area_status',
       'population',
       'population_status',
       'version',
     ]
       .map((name) => `${name} = excluded.${name}`)
       .join(', ')}, placed = 'own', ${[
       'parent',
       'level',
       'type',
       'kato',
       'kato_status',
       'name_kk',
       'name_ru',
       'name_en',
       'name_kk_key',
       'name_ru_key',
       'name_en_key',
     ]
       .map((name) => `${name} = iif(origin = 'official', unit.${name}, excluded.${name})`)
       .join(', ')}`

function putShipped(
  tx: WriteDb,
  unit: UnitSource,
  { ord, version }: { readonly ord: number; readonly version: number },
): void {
  run(tx, putSql, {
    code: unit.code,
    parent: unit.parent ?? null,
    ord,
    level: unit.level,
    type: unit.type,
    iso: unit.iso ?? null,
    unitId: unit.unitId ?? null,
    kato: unit.kato ?? null,
    katoStatus: unit.katoStatus ?? null,
    nameKk: unit.name.kk,
    nameRu: unit.name.ru,
    nameEn: unit.name.en,
    keyKk: sortKey(unit.name.kk),
    keyRu: sortKey(unit.name.ru),
    keyEn: sortKey(unit.name.en),
    seatKk: unit.seat?.kk ?? null,
    seatRu: unit.seat?.ru ?? null,
    seatEn: unit.seat?.en ?? null,
    lon: unit.lon,
    lat: unit.lat,
    areaKm2: unit.areaKm2 ?? null,
    areaStatus: unit.areaStatus ?? null,
    population: unit.population ?? null,
    populationStatus: unit.populationStatus ?? null,
    version,
  })
}

const row = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  level: territorySchema.shape.level,
  type: territorySchema.shape.type,
  iso: z.string().nullable(),
  unitId: z.string().nullable(),
  kato: z.string().nullable(),
  katoStatus: z.string().nullable(),
  nameKk: z.string(),
  nameRu: z.string(),
  nameEn: z.string(),
  seatKk: z.string().nullable(),
  seatRu: z.string().nullable(),
  seatEn: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  areaKm2: z.number().nullable(),
  areaStatus: territorySchema.shape.areaStatus,
  population: z.number().nullable(),
  populationStatus: territorySchema.shape.populationStatus,
  placed: territorySchema.shape.placed,
  goneOn: territorySchema.shape.goneOn,
})

/** All territories, each after its parent. */
export function listUnits(db: ReadDb): Territory[] {
  return all(
    db,
    row,
    `SELECT code, parent, level, type, iso, unit_id AS unitId, kato, kato_status AS katoStatus,
            name_kk AS nameKk, name_ru AS nameRu, name_en AS nameEn,
            seat_kk AS seatKk, seat_ru AS seatRu, seat_en AS seatEn, lon, lat,
            area_km2 AS areaKm2, area_status AS areaStatus, population,
            population_status AS populationStatus, placed, gone_on AS goneOn
       FROM unit ORDER BY ord`,
  ).map(({ nameKk, nameRu, nameEn, seatKk, seatRu, seatEn, lon, lat, ...rest }) => ({
    ...rest,
    name: { kk: nameKk, ru: nameRu, en: nameEn },
    seat:
      seatKk === null || seatRu === null || seatEn === null
        ? null
        : { kk: seatKk, ru: seatRu, en: seatEn },
    centre: [lon, lat],
  }))
}
