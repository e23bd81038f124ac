import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshCommand, freshRecord, makeCommand, territory } from '../records/making.ts'
import { openTestStore, type TestStore } from '../testing.ts'

/** Invented lines in the form of the official list: names of okrugs and villages are not official. */
const heading = 'te;ab;cd;ef;hij;k;kaz_name;rus_name;nn'
const lines = {
  oblast: '100000000;10;00;00;000;0;Абай облысы;Абайская область;1',
  semey: '101000000;10;10;00;000;0;Семей қ.ә.;Семей г.а.;1',
  okrug: '101033000;10;10;33;000;0;Абыралы а.о.;Абралинский с.о.;1',
  village: '101033102;10;10;33;102;0;Ақшабай а.;с.Акшабай;1',
}

let folder = ''
let store: TestStore
let version = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-kato-'))
  store = openTestStore({ starter: true })
})
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function fileOf(...rows: readonly string[]): string {
  version += 1
  const path = join(folder, `kato-${version}.csv`)
  writeFileSync(path, [heading, ...rows].join('\r\n'))
  return path
}

const unit = async (code: string) =>
  (await store.client['units.list']({})).find((one) => one.code === code)

describe('an official list of territories', () => {
  it('is looked into without anything being written', async () => {
    const before = await store.client['units.list']({})
    const preview = await store.client['register.inspect']({
      file: fileOf(...Object.values(lines)),
    })
    expect(preview.counts.added).toBe(2)
    // The list of one oblast lacks its other districts, and says nothing of other oblasts.
    const gone = preview.lines.filter(({ change }) => change === 'gone')
    expect(gone.length).toBe(preview.counts.gone)
    expect(gone.length).toBeGreaterThan(0)
    expect(gone.every(({ code }) => code.startsWith('10'))).toBe(true)
    expect(await store.client['units.list']({})).toEqual(before)
  })

  it('brings okrugs and settlements in, and records lie in them at once', async () => {
    const record = freshRecord()
    await store.client['records.apply'](
      makeCommand({
        record,
        create: 'territory',
        values: {
          [territory.nameRu]: 'Акшабай',
          [territory.kato]: '101033102',
          [territory.level]: 'settlement',
        },
      }),
    )
    const command = freshCommand()
    const input = { command, file: fileOf(...Object.values(lines)), asOf: '2026-01-01' }
    const loaded = await store.client['register.load'](input)
    expect(loaded).toEqual({ version: 2, records: 1 })
    expect(store.events.at(-1)).toEqual({ name: 'register.changed', payload: { version: 2 } })

    const village = await unit('101033102')
    expect(village).toMatchObject({
      parent: '101033000',
      level: 'settlement',
      name: { kk: 'Ақшабай а.', ru: 'с.Акшабай', en: 'Aqshabay' },
    })
    const listed = await store.client['units.list']({})
    const order = ['KZ', '100000000', '101000000', '101033000', '101033102'].map((code) =>
      listed.findIndex((one) => one.code === code),
    )
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    // What lies in a village is found under its district.
    const { rows } = await store.client['passports.list']({
      filter: { unit: '101000000' },
      language: 'ru',
    })
    expect(rows.map((row) => row.record)).toEqual([record])
    // Sent again after a cut it is not carried out twice.
    expect(await store.client['register.load'](input)).toEqual(loaded)
    expect(await store.client['register.versions']({})).toHaveLength(2)
  })

  it('renames, moves and drops, and keeps what was', async () => {
    const rows = [
      lines.oblast,
      lines.semey,
      '101040000;10;10;40;000;0;Жаңа а.о.;Новый с.о.;1',
      '101033102;10;10;33;102;0;Жаңа Ақшабай а.;с.Новый Акшабай;1',
    ]
    await store.client['register.load']({
      command: freshCommand(),
      file: fileOf(...rows),
      asOf: '2026-06-01',
    })
    expect(await unit('101033000')).toMatchObject({ goneOn: '2026-06-01' })
    expect(await unit('101033102')).toMatchObject({
      parent: '101000000',
      name: { ru: 'с.Новый Акшабай' },
      goneOn: null,
    })
    const past = store.write.context.db.raw
      .prepare('SELECT code, version, name_ru, parent FROM unit_past WHERE code = ?')
      .all('101033102')
    expect(past).toEqual([
      { code: '101033102', version: 2, name_ru: 'с.Акшабай', parent: '101033000' },
    ])
  })

  it('survives a start: the shipped file does not overrule it', async () => {
    const before = await store.client['units.list']({})
    store = store.restart()
    expect(await store.client['units.list']({})).toEqual(before)
  })

  it('refuses a workbook without the columns', async () => {
    const path = join(folder, 'other.csv')
    writeFileSync(path, 'Код;Сумма\r\n1;2')
    await expect(store.client['register.inspect']({ file: path })).rejects.toMatchObject({
      code: 'bad-file',
      detail: { reason: 'not-kato' },
    })
  })
})
