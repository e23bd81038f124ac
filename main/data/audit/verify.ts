import { z } from 'zod'
import type { Proof } from '../../../shared/contract/features/audit.ts'
import type { DataContext } from '../context.ts'
import { one } from '../db/sql.ts'
import { inSteps, type Steps } from '../steps.ts'
import { Findings, named } from './findings.ts'
import { firstBrokenNote, tellNote } from './journal.ts'
import { ChainWalk, lastOperation } from './links.ts'
import { RecordWalk } from './states.ts'

const countRow = z.object({ n: z.number() })

export function verify(ctx: DataContext): Promise<Proof> {
  return inSteps(ctx.signal, prove(ctx))
}

/** History first: what it says of keys is needed for the approvals. */
function* prove(ctx: DataContext): Steps<Proof> {
  const findings = new Findings()
  const last = lastOperation(ctx.db)
  const records = one(ctx.db, countRow, 'SELECT count(*) AS n FROM rec')?.n ?? 0
  const total = last.op + records
  let done = 0
  const tell = () => ctx.emit('audit.progress', { done: Math.min(done, total), total })
  const chain = new ChainWalk(ctx.db, findings)
  for (let n = chain.step(last.op); n > 0; n = chain.step(last.op)) {
    done += n
    tell()
    yield
  }
  chain.end(last.group)
  const note = firstBrokenNote(ctx.db)
  if (note !== null) findings.add({ kind: 'journal', op: note })
  const walk = new RecordWalk({ ctx, findings, keyAt: (person, op) => chain.keyAt(person, op) })
  for (let n = walk.step(); n > 0; n = walk.step()) {
    done += n
    tell()
    yield
  }
  tellNote(ctx, 'verify', String(findings.count))
  return {
    operations: last.op,
    records,
    approvals: walk.approvals,
    unsigned: walk.unsigned,
    head: { op: last.op, code: codeOf(chain.link) },
    faults: findings.kept.map((finding) => named(ctx, finding)),
    found: findings.count,
  }
}

/** The first 80 bits in groups of four, to be read out and written down. */
function codeOf(link: Uint8Array): string {
  const hex = Buffer.from(link.subarray(0, 10)).toString('hex').toUpperCase()
  return hex.match(/.{4}/g)?.join('-') ?? ''
}
