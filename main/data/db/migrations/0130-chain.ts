import { createHash, randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Migration } from './step.ts'

/**
 * History as a chain: each operation of this device holds the SHA-256 of itself and of the link
 * before it. What was written before there was a chain gets its links here. Beside it the keys that
 * approvals are signed with, each sealed with its person's password; the public halves are in the
 * people's records, and so in the chain.
 */
export const chain: Migration = { number: 130, name: 'chain', up }

function up(raw: Database.Database): void {
  raw.exec(`
CREATE TABLE signing_key(
  person INTEGER PRIMARY KEY REFERENCES rec(fid),
  sealed BLOB NOT NULL,                  -- AES-256-GCM: 12 bytes nonce, 16 bytes tag, PKCS #8 of Ed25519
  salt BLOB NOT NULL,                    -- of argon2id, which makes the sealing key from the password
  memory_kib INTEGER NOT NULL
) STRICT;
DROP TRIGGER guard_history_update;
DROP TRIGGER keep_history_update`)
  const start = randomBytes(32)
  raw.prepare(`INSERT INTO meta VALUES ('chain.start', ?)`).run(start.toString('hex'))
  linkAll(raw, start)
  raw.exec(`
CREATE TRIGGER guard_history_update BEFORE UPDATE ON history WHEN in_command() = 0
BEGIN SELECT RAISE(ABORT, 'records are written by commands only'); END;
CREATE TRIGGER keep_history_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history only grows'); END`)
}

interface Row {
  readonly op: number
  readonly head: unknown[]
  readonly patch: Buffer
  readonly base: Buffer
}

const page = 1_000
/** `head` in the order of `linkHash`; SQLite writes the record in capitals. */
const select = `
SELECT h.op, h.rec, h.origin, h.rev, h.grp, h.act, g.args, h.actor, h.at, h.undoes, h.reason,
       h.patch, h.base, lower(hex(r.id)) AS record
  FROM history h JOIN rec r ON r.fid = h.rec JOIN grp g ON g.id = h.grp
 WHERE h.op > ? AND h.origin = 0 ORDER BY h.op LIMIT ${page}`

function linkAll(raw: Database.Database, start: Buffer): void {
  const read = raw.prepare(select)
  const write = raw.prepare('UPDATE history SET prev = ?, hash = ? WHERE op = ?')
  let prev = start
  for (let after = 0; ; ) {
    const rows = (read.all(after) as Record<string, unknown>[]).map(rowFrom)
    for (const { op, head, patch, base } of rows) {
      const hash = createHash('sha256')
        .update(prev)
        .update(JSON.stringify([...head, patch.length, base.length]))
        .update(patch)
        .update(base)
        .digest()
      write.run(prev, hash, op)
      prev = hash
      after = op
    }
    if (rows.length < page) break
  }
}

function rowFrom(row: Record<string, unknown>): Row {
  const { op, record, rec, origin, rev, grp, act, args, actor, at, undoes, reason } = row
  return {
    op: op as number,
    head: [op, record, rec, origin, rev, grp, act, args, actor, at, undoes, reason],
    patch: row['patch'] as Buffer,
    base: row['base'] as Buffer,
  }
}
