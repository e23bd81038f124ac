import { AppError } from '../../../shared/contract/failure.ts'
import type { Operation, RecordId } from '../../../shared/contract/features/records.ts'
import { parseAddress } from '../../../shared/domain/record/address.ts'
import { differencesOf, restoring } from '../../../shared/domain/record/differences.ts'
import type { DataContext } from '../context.ts'
import { commit } from '../records/commit.ts'
import { readGeometry, requireRow } from '../records/stored.ts'

interface MergeInput {
  readonly command: string
  readonly keep: RecordId
  readonly drop: RecordId
  readonly take: readonly string[]
  readonly reason?: string | undefined
}

/** One command of two operations that hold together: the duplicate goes, its values stay. */
export function mergeDuplicates(ctx: DataContext, input: MergeInput) {
  const { command, keep, drop, take, reason } = input
  if (keep === drop)
    throw new AppError('invalid-input', { why: 'a record is no duplicate of itself' })
  return commit(ctx, {
    command,
    act: 'merge',
    args: { keep, drop },
    reason,
    operations: operations(),
  })

  /** Read inside the transaction: what is merged is what stands there then. */
  function* operations(): Generator<Operation> {
    const change = mergedChange(ctx, { keep, drop, take })
    // First, so that a number that must be unique is free for the one that stays.
    yield { record: drop, deleted: true }
    yield { record: keep, ...change }
  }
}

function mergedChange(
  ctx: DataContext,
  { keep, drop, take }: Pick<MergeInput, 'keep' | 'drop' | 'take'>,
) {
  const [kept, dropped] = [stateOf(ctx, keep), stateOf(ctx, drop)]
  if (kept.kind !== dropped.kind)
    throw new AppError('invalid-input', { why: 'passports of two kinds are not merged' })
  const taken = new Set(take)
  const chosen = differencesOf(dropped, kept).filter(
    ({ address, before, after }) =>
      (address === '*' && Object.keys(kept.sources).length === 0) ||
      (before !== null && (after === null || taken.has(address)) && !isAutomatic(ctx, address)),
  )
  return restoring(chosen) as Pick<Operation, 'values' | 'sources' | 'geometry'>
}

/** Identifier, version and state belong to the passport that stays. */
const isAutomatic = (ctx: DataContext, address: string): boolean =>
  ctx.dictionary.dictionary.byId.get(Number(parseAddress(address).field))?.auto === true

function stateOf(ctx: DataContext, record: RecordId) {
  const row = requireRow(ctx.db, record)
  if (row.deleted) throw new AppError('not-found', { detail: { record } })
  const geometry = readGeometry(ctx.db, row.fid)
  return { kind: row.kind, doc: row.doc, sources: row.src, geometry }
}
