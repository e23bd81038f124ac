// Reads one database without pause with a query of about 250 ms: what a commit has beside it.
import { join } from 'node:path'
import Database from 'better-sqlite3'

const raw = new Database(join(process.argv[2], 'qorgau.db'), { readonly: true })
raw.pragma('cache_size = -131072')
const sum = raw.prepare(
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rounds)
   SELECT sum(w.f1005 * n.i) FROM n CROSS JOIN p_territory w`,
)
let rounds = 10
for (let ms = 0; ms < 250; rounds = Math.ceil(rounds * 1.5)) {
  const started = performance.now()
  sum.get({ rounds })
  ms = performance.now() - started
}
process.stdout.write(`${rounds}\n`)
for (;;) sum.get({ rounds })
