import { basename } from 'node:path'
import { z } from 'zod'
import type {
  RegisterChange,
  RegisterLine,
  RegisterPreview,
} from '../../../shared/contract/features/units.ts'
import { registerChanges } from '../../../shared/contract/features/units.ts'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import { type KatoList, readKato } from '../../../shared/domain/kato.ts'
import { sortKey } from '../../../shared/i18n/sort-key.ts'
import { checkSignatures } from '../atlas/signatures.ts'
import type { DataContext } from '../context.ts'
import { writeMeta } from '../db/meta.ts'
import { all, one, run, transaction, type WriteDb } from '../db/sql.ts'
import { workbookReaderSlot } from '../files/workbook-process.ts'
import { badFile } from '../files/workbook-zip.ts'
import { checkContext } from '../projections/check-context.ts'
import { hasGeometry, measure } from '../projections/project.ts'
import { readTerritoriesAgain, territories } from '../projections/territories.ts'
import { readRowByFid } from '../records/stored.ts'
import { kindDictionary } from '../records/validate.ts'
import { differ, type Listed } from './difference.ts'
import { type FindPlace, placesBySettlement } from './places.ts'
import {
  addVersion,
  lastPlace,
  putInOrder,
  readRegister,
  registerVersion,
  shippedVersion,
  type UnitRow,
} from './store.ts'

const linesShown = 1_000
const faultsShown = 200

/** Reads the list in a worker of its own; a workbook without its head is refused. */
async function readList(ctx: DataContext, file: string): Promise<KatoList> {
  const { sheets } = await ctx.keep(workbookReaderSlot).read(file, { signal: ctx.signal })
  const list = readKato(sheets)
  if (!list || list.entries.length === 0)
    throw badFile('not-kato', 'no sheet has columns of code, Kazakh and Russian name')
  return list
}

const countRow = z.object({ unit: z.string(), n: z.number() })

/** What the list would change; the store is only read. */
export async function inspectRegister(
  ctx: DataContext,
  { file }: { readonly file: string },
): Promise<RegisterPreview> {
  const { entries, faults } = await readList(ctx, file)
  const { listed, gone } = differ(readRegister(ctx.db), entries)
  const passports = new Map(
    all(
      ctx.db,
      countRow,
      'SELECT unit, count(*) AS n FROM p_head WHERE unit IS NOT NULL GROUP BY unit',
    ).map(({ unit, n }) => [unit, n]),
  )
  const nameOf = new Map(readRegister(ctx.db).map((row) => [row.code, textOf(row)]))
  const line = (change: RegisterChange, unit: Listed | UnitRow): RegisterLine => {
    const row = 'changes' in unit ? unit.before : unit
    const previous = change === 'moved' ? nameOf.get(row?.parent ?? '') : row && textOf(row)
    return {
      change,
      code: unit.code,
      level: unit.level as RegisterLine['level'],
      name: 'name' in unit ? unit.name : textOf(unit),
      before: previous ?? null,
      passports: passports.get(unit.code) ?? 0,
    }
  }
  const lines = [
    ...gone.map((row) => line('gone', row)),
    ...listed.flatMap((unit) => unit.changes.map((change) => line(change, unit))),
  ]
  return {
    units: entries.length,
    counts: Object.fromEntries(
      registerChanges.map((change) => [
        change,
        lines.filter((one) => one.change === change).length,
      ]),
    ) as RegisterPreview['counts'],
    lines: lines.toSorted((a, b) => b.passports - a.passports).slice(0, linesShown),
    faults: faults.slice(0, faultsShown),
    faultCount: faults.length,
  }
}

const textOf = ({ nameKk: kk, nameRu: ru, nameEn: en }: UnitRow) => ({ kk, ru, en })

interface LoadInput {
  readonly command: string
  readonly file: string
  readonly asOf: string
}

const doneRow = z.object({ version: z.number(), records: z.number() })

/** Takes the list in; a command that was carried out before answers as it did then. */
export async function loadRegister(
  ctx: DataContext,
  { command, file, asOf }: LoadInput,
): Promise<{ version: number; records: number }> {
  const bytes = bytesFromUuid(command)
  const before = one(
    ctx.db,
    doneRow,
    'SELECT no AS version, records FROM register_version WHERE command = :command',
    { command: bytes },
  )
  if (before) return before
  const { entries } = await readList(ctx, file)
  const findPlace = placesBySettlement(ctx)
  try {
    const done = transaction(ctx.db, (tx) => {
      const version = registerVersion(tx) + 1
      const { listed, gone } = differ(readRegister(tx), entries)
      for (const unit of listed) put(tx, unit, { version, findPlace })
      for (const { code } of gone)
        run(tx, 'UPDATE unit SET gone_on = :asOf WHERE code = :code', { asOf, code })
      putInOrder(tx)
      readTerritoriesAgain(ctx)
      const records = placeRecords(tx, ctx)
      addVersion(tx, {
        no: version,
        origin: 'official',
        file: basename(file),
        asOf,
        at: ctx.now(),
        actor: ctx.actor,
        command: bytes,
        shipped: shippedVersion(tx),
        records,
      })
      writeMeta(tx, 'across.all', 0)
      checkSignatures(tx, ctx)
      return { version, records }
    })
    ctx.emit('register.changed', { version: done.version })
    return done
  } catch (error) {
    readTerritoriesAgain(ctx)
    throw error
  }
}

const putSql = `INSERT INTO unit(code, parent, ord, level, type, kato, kato_status,
    name_kk, name_ru, name_en, name_kk_key, name_ru_key, name_en_key, lon, lat, version,
    origin, placed)
  VALUES (:code, :parent, :ord, :level, :type, :kato, 'seen',
    :kk, :ru, :en, :kkKey, :ruKey, :enKey, :lon, :lat, :version, 'official', :placed)
  ON CONFLICT(code) DO UPDATE SET ${[
    'parent',
    'kato',
    'kato_status',
    'name_kk',
    'name_ru',
    'name_en',
    'name_kk_key',
    'name_ru_key',
    'name_en_key',
    'origin',
  ]
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}, gone_on = NULL`

const pastSql = `INSERT OR REPLACE INTO unit_past(code, version, parent, name_kk, name_ru, name_en)
  VALUES (:code, :version, :parent, :kk, :ru, :en)`

interface PutOptions {
  readonly version: number
  readonly findPlace: FindPlace
}

function put(tx: WriteDb, unit: Listed, { version, findPlace }: PutOptions): void {
  const { code, kato, parent, level, type, name, before, changes } = unit
  if (before && changes.length > 0)
    run(tx, pastSql, {
      code,
      version: version - 1,
      parent: before.parent,
      kk: before.nameKk,
      ru: before.nameRu,
      en: before.nameEn,
    })
  const { lon, lat, placed } = before ?? placeOf(tx, unit, findPlace)
  run(tx, putSql, {
    code,
    parent,
    ord: lastPlace(tx) + 1,
    level,
    type,
    kato,
    ...name,
    kkKey: sortKey(name.kk),
    ruKey: sortKey(name.ru),
    enKey: sortKey(name.en),
    lon,
    lat,
    placed,
    version,
  })
}

const aboveRow = z.object({ lon: z.number(), lat: z.number() })
const isoRow = z.object({ iso: z.string().nullable() })
const isoSql = 'SELECT iso FROM unit WHERE code = :code'

/** Of the settlement of its name, or of the unit above, which the register marks as such. */
function placeOf(tx: WriteDb, { parent, kato, level, name }: Listed, findPlace: FindPlace) {
  const iso = one(tx, isoRow, isoSql, { code: `${kato.slice(0, 2)}0000000` })?.iso
  const found = iso && level === 'settlement' ? findPlace(iso, [name.kk, name.ru]) : null
  if (found) return { lon: found[0], lat: found[1], placed: 'settlement' }
  const above = one(tx, aboveRow, 'SELECT lon, lat FROM unit WHERE code = :parent', { parent })
  return { lon: above?.lon ?? 0, lat: above?.lat ?? 0, placed: 'above' }
}

const headRow = z.object({
  fid: z.number(),
  unit: z.string(),
  path: z.string(),
  kind: z.number(),
  en: z.string().nullable(),
  at: z.number(),
})

/** Records whose way from the country down, or registered English name, is another now. */
function placeRecords(tx: WriteDb, ctx: DataContext): number {
  const tree = ctx.keep(territories)
  const sql = `SELECT fid, unit, path, kind, name_en AS en, changed_at AS at
    FROM p_head WHERE unit IS NOT NULL`
  const moved = all(tx, headRow, sql).filter(
    ({ unit, path, kind, en }) =>
      path !== tree.pathOf(unit) || (kind === 1 && tree.has(unit) && en !== tree.nameEn(unit)),
  )
  for (const { fid, at } of moved) {
    const row = readRowByFid(tx, fid)
    const kind = row && kindDictionary(ctx.dictionary.dictionary, row.kind)
    if (!kind) continue
    const context = checkContext(ctx, hasGeometry(tx, fid))
    measure(tx, ctx, { kind, fid, doc: row.doc, sources: row.src, context, at })
  }
  return moved.length
}
