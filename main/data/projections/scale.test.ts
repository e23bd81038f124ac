import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { recordKinds } from '../../../shared/contract/features/records.ts'
import { insideCommand } from '../db/guard.ts'
import { planOf, transaction } from '../db/sql.ts'
import { versionsSql } from '../layers/dataset-source.ts'
import { commit } from '../records/commit.ts'
import { freshCommand, freshRecord, territory as t } from '../records/making.ts'
import { historySql } from '../records/queries.ts'
import { redoableSql, undoableSql } from '../records/undo.ts'
import { openTestStore, type TestStore } from '../testing.ts'
import { childrenSql, linkedSql } from './across.ts'
import { pastSql } from './upkeep.ts'

const passports = 100_000
let store: TestStore
const record = freshRecord()
const ctx = () => store.write.context

const apply = (operation: Omit<Operation, 'record'>, id: RecordId = record) =>
  commit(ctx(), {
    command: freshCommand(),
    act: 'edit',
    fromForm: true,
    operations: [{ record: id, ...operation }],
  })

/** Copies of one facility, by SQL: a hundred thousand commands would take minutes. */
function fill(): void {
  const model = freshRecord()
  apply(
    { create: 'hazfac', values: { '8': '103200000', '2004': ['chemical'], '6': 'Завод' } },
    model,
  )
  transaction(ctx().db, (tx) =>
    insideCommand(tx, () => {
      const columns = (table: string) =>
        (
          tx.raw
            .prepare(
              `SELECT name FROM pragma_table_info('${table}') WHERE name NOT IN ('fid', 'id')`,
            )
            .pluck()
            .all() as string[]
        ).join(', ')
      for (const table of ['rec', 'p_hazfac', 'p_head', 'p_issue']) {
        const id = table === 'rec' ? ', id' : ''
        tx.raw.exec(
          `WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < ${999 + passports})
           INSERT INTO ${table}(fid${id}, ${columns(table)})
           SELECT n.i${id && ', randomblob(16)'}, ${columns(table)} FROM n, ${table} WHERE fid = (SELECT max(fid) FROM rec WHERE fid < 1000)`,
        )
      }
      tx.raw.exec(`UPDATE p_head SET name_ru_key = name_ru_key || fid, completeness = fid % 100,
                     path = 'KZ/' || (100000000 + 10000000 * (fid % 9)) || '/' || fid, changed_at = fid`)
    }),
  )
}

beforeAll(() => {
  store = openTestStore()
  // What a start does once is done before the store is large.
  store.write.finishIdle()
  fill()
  apply({
    create: 'territory',
    values: {
      '8': '103200000',
      [t.level]: 'district',
      [t.area]: 10,
      [t.population]: 100,
      '1014': 5,
    },
  })
  store.write.finishIdle()
}, 120_000)
afterAll(() => store.close())

/** Rows that a command writes, projections and draft included. */
function rowsOf(operation: Omit<Operation, 'record'>): number {
  const count = ctx().db.raw.prepare('SELECT total_changes()').pluck()
  const before = count.get() as number
  apply(operation)
  return (count.get() as number) - before
}

const typed = (address: string) => store.client['drafts.put']({ record, address, text: 'typed' })

test.each<[string, Omit<Operation, 'record'>, string]>([
  ['a number that many rules look at', { values: { [t.population]: 1_000_000 } }, t.population],
  ['a number with a computed field behind it', { values: { [t.area]: 12.5 } }, t.area],
  ['a number that breaks its rules', { values: { [t.area]: -1 } }, t.area],
  ['a value taken away', { values: { [t.area]: null } }, t.area],
  ['the name', { values: { [t.nameRu]: 'Абайский район' } }, t.nameRu],
  ['the territory it lies in', { values: { [t.kato]: '103400000' } }, t.kato],
  ['its level, on which other fields depend', { values: { [t.level]: 'oblast' } }, t.level],
  ['a cell of a new row', { values: { [`${t.emergencies}/a/1`]: 1890 } }, `${t.emergencies}/a/1`],
  ['a cell', { values: { [`${t.emergencies}/a/1`]: 2024 } }, `${t.emergencies}/a/1`],
  [
    'a whole row',
    { values: { [`${t.emergencies}/b`]: { o: '1', '1': 2025, '2': 3 } } },
    `${t.emergencies}/b`,
  ],
  ['provenance', { sources: { [t.population]: ['Акимат', '2019-01-01', 3] } }, t.population],
])(
  'with 100 000 passports, a commit of %s writes at most 8 rows',
  async (_what, operation, address) => {
    await typed(address)
    expect(rowsOf(operation)).toBeLessThanOrEqual(8)
  },
)

test('a geometry writes its row, its index and what every command writes', () => {
  expect(rowsOf({ geometry: { type: 'Point', coordinates: [80, 50] } })).toBeLessThanOrEqual(12)
})

test('one edit re-checks what depends on it without reading the whole store', () => {
  apply({ values: { '1014': 6 } })
  const started = performance.now()
  store.write.finishIdle()
  // 20 ms are to be reached; the bound here only catches a full scan for each of many rules.
  expect(performance.now() - started).toBeLessThan(10_000)
})

const kind = recordKinds.hazfac

test.each<[string, string, Record<string, unknown>, RegExp]>([
  ['undo', undoableSql, { actor: 0 }, /USING INDEX grp_plain/],
  ['redo', redoableSql, { actor: 0 }, /USING (COVERING )?INDEX grp_undo/],
  ['history', historySql, { rec: 1, before: 9, limit: 9 }, /USING INDEX history_rec/],
  ['the queue of checks', pastSql, { after: 1 }, /USING INTEGER PRIMARY KEY/],
  [
    'the known command',
    'SELECT id, answer FROM grp WHERE command = :command',
    { command: Buffer.alloc(16) },
    /USING INDEX sqlite_autoindex_grp/,
  ],
  [
    'a record by its id',
    'SELECT fid FROM rec WHERE id = :id',
    { id: Buffer.alloc(16) },
    /USING (COVERING )?INDEX sqlite_autoindex_rec/,
  ],
  ['drafts', 'SELECT addr FROM draft WHERE rec = :rec', { rec: 1 }, /USING PRIMARY KEY/],
  [
    'a list by name',
    'SELECT fid FROM p_head WHERE kind = :kind ORDER BY name_ru_key, fid LIMIT 100',
    { kind },
    /USING COVERING INDEX p_head_ru/,
  ],
  [
    'a list by completeness',
    'SELECT fid FROM p_head WHERE kind = :kind ORDER BY completeness, fid LIMIT 100',
    { kind },
    /USING COVERING INDEX p_head_completeness/,
  ],
  [
    'a list by change',
    'SELECT fid FROM p_head WHERE kind = :kind ORDER BY changed_at DESC, fid DESC LIMIT 100',
    { kind },
    /USING COVERING INDEX p_head_changed/,
  ],
  [
    'a territory with all below',
    `SELECT fid FROM p_head WHERE kind = :kind AND path >= :below AND path < :end`,
    { kind, below: 'KZ/1/', end: 'KZ/10' },
    /USING COVERING INDEX p_head_path/,
  ],
  [
    'rows of a table',
    'SELECT c1 FROM p_row WHERE field = 1026 AND fid = :fid',
    { fid: 1 },
    /USING PRIMARY KEY/,
  ],
])('the plan of %s names its index', (_what, sql, bindings, index) => {
  const plan = planOf(store.read.context.db, sql, bindings as never)
  expect(plan).toMatch(index)
  expect(plan).not.toMatch(/SCAN (?!.*USING COVERING INDEX)|TEMP B-TREE/)
})

test('the visible data sets are found without walking the records', () => {
  expect(planOf(store.read.context.db, versionsSql)).toMatch(/SEARCH r USING INDEX/)
})

test('counts of linked passports and sums of children walk an index', () => {
  const { kinds } = ctx().dictionary.dictionary
  const linked = planOf(ctx().db, linkedSql(kinds.hazfac, {}), {
    kind,
    path: 'KZ',
    below: 'KZ/',
    end: 'KZ0',
  })
  expect(linked).toMatch(/USING COVERING INDEX p_head_path/)
  expect(linked).not.toMatch(/SCAN/)
  const sums = planOf(ctx().db, childrenSql(kinds.territory, 'sum(w.f1005)'), {
    kind: 1,
    unit: 'KZ',
  })
  expect(sums).toMatch(/USING (COVERING )?INDEX p_head_parent/)
})
