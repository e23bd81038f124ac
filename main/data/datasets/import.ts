import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../../shared/contract/failure.ts'
import type {
  Imported,
  ImportProgress,
  importSchema,
} from '../../../shared/contract/features/datasets.ts'
import { mintRecordId } from '../../../shared/contract/features/records.ts'
import { bytesFromUuid } from '../../../shared/domain/ids.ts'
import type { DataContext, Slot } from '../context.ts'
import { one, type WriteDb } from '../db/sql.ts'
import type { VectorFile, VectorLayer } from '../files/vector.ts'
import { openVectorFile } from '../files/vector-open.ts'
import { commit } from '../records/commit.ts'
import { type About, aboutSchema, columnNames, type Said } from './about.ts'
import { publish, seal } from './publish.ts'
import { dropStaging, type Staged, type StageStep, stage } from './staging.ts'

type ImportInput = z.output<typeof importSchema>

interface Running {
  busy: boolean
}
const running: Slot<Running> = { name: 'dataset-import', make: () => ({ busy: false }) }

/**
 * Brings a layer of a file in: into a staging table step by step, then visible by one command.
 * Cancelled or failed it leaves nothing; cut, the next start removes what is left.
 */
export async function importDataset(ctx: DataContext, input: ImportInput): Promise<Imported> {
  const before = answerOf(ctx, input.command)
  if (before) return before
  const state = ctx.keep(running)
  if (state.busy) throw new AppError('busy', { why: 'another import is running' })
  state.busy = true
  try {
    const file = await openVectorFile(input.file, ctx.signal)
    try {
      return await importFrom(ctx, input, file)
    } finally {
      file.close()
    }
  } finally {
    state.busy = false
  }
}

async function importFrom(
  ctx: DataContext,
  input: ImportInput,
  file: VectorFile,
): Promise<Imported> {
  const found = file.layers.find(({ name }) => name === input.layer)
  if (!found) throw new AppError('not-found', { detail: { layer: input.layer } })
  const srid = found.srid || (input.srid ?? 0)
  if (srid === 0)
    throw new AppError('unsupported', {
      why: 'the layer names no known coordinate system',
      detail: { reason: 'srid', srid: 0 },
    })
  const replaced = input.replaces === null ? null : requireAbout(ctx, input.replaces)
  const columns = columnsFor(found, input, replaced)
  const classAttribute = replaced ? replaced.classAttribute : input.drawn.classAttribute
  const classFrom = columns.findIndex(({ name }) => name === classAttribute)
  const notes = { flattened: 0, degenerate: 0 }
  const steps = stage(
    ctx.db,
    file.features({ ...found, srid }, notes),
    {
      srid,
      kind: input.kind ?? (found.kind === 'mixed' ? null : found.kind),
      skipOthers: input.kind !== null,
      columns,
      classFrom: classFrom < 0 ? null : classFrom,
      count: found.count,
    },
    notes,
  )
  const staged = await fill(ctx, steps, (step) =>
    ctx.emit('datasets.progress', {
      command: input.command,
      phase: step.phase,
      done: step.done,
      total: step.total,
    } satisfies ImportProgress),
  )
  const drawn = replaced ?? { shown: true, rank: null, ...input.drawn, classes: [] }
  const about: About = {
    shown: drawn.shown,
    names: drawn.names,
    key: drawn.key,
    rank: drawn.rank,
    classAttribute: staged.classes ? classAttribute : null,
    classes: staged.classValues.map((value) => labelOf(columns[classFrom], value)),
    columns: columns.map(({ from: _from, ...column }) => column),
    multi: staged.kind === 'point' && staged.multi,
    file: basename(input.file),
  }
  try {
    return show(ctx, input, staged, about)
  } catch (error) {
    dropStaging(ctx.db, staged.table)
    throw error
  }
}

/** Runs the steps of staging; commands get their turn, and a cancel is heard, between any two. */
async function fill(
  ctx: DataContext,
  steps: Generator<StageStep, Staged, void>,
  tell: (step: StageStep) => void,
): Promise<Staged> {
  const { raw } = ctx.db
  let told = 0
  try {
    for (;;) {
      // A step need not survive a power cut: the commit that shows the version syncs them all.
      raw.pragma('synchronous = NORMAL')
      const step = steps.next()
      raw.pragma('synchronous = FULL')
      if (step.done) return step.value
      if (performance.now() - told > progressMs) {
        told = performance.now()
        tell(step.value)
      }
      await turn()
      if (ctx.signal.aborted) throw new AppError('cancelled')
    }
  } finally {
    raw.pragma('synchronous = FULL')
    steps.return(undefined as never)
  }
}

/** Between two tellings of progress. */
const progressMs = 100

function show(ctx: DataContext, input: ImportInput, staged: Staged, about: About): Imported {
  const layer = input.replaces ?? staged.table.replace('ds_', 'imported-')
  const { flattened, degenerate, missing } = staged.notes
  const { next } = nextRow.parse(one(ctx.db, nextRow, nextSql, { layer }))
  const answer = { layer, version: next, count: staged.count, flattened, degenerate, missing }
  const tx: WriteDb = { raw: ctx.db.raw, writable: true }
  function* operations() {
    yield* publish(tx, seal(tx, staged), {
      layer,
      record: mintRecordId(ctx.now(), randomBytes(10)),
      about,
      said: input.said satisfies Said,
      now: ctx.now(),
    })
  }
  const { change } = commit(ctx, {
    command: input.command,
    act: 'import-layer',
    args: { file: about.file, ...answer },
    operations: operations(),
  })
  return { layer, version: next, count: staged.count, notes: staged.notes, change }
}

const nextRow = z.object({ next: z.number() })
const nextSql = `SELECT 1 + ifnull(max(v.no), 0) AS next
  FROM dataset d JOIN dataset_version v ON v.dataset = d.id WHERE d.layer = :layer`

const knownRow = z.object({
  id: z.number(),
  args: z.string().transform((text) =>
    z
      .object({
        layer: z.string(),
        version: z.number(),
        count: z.number(),
        flattened: z.number(),
        degenerate: z.number(),
        missing: z.number(),
      })
      .parse(JSON.parse(text)),
  ),
})

/** The answer of a command that was carried out before. */
function answerOf(ctx: DataContext, command: string): Imported | null {
  const known = one(
    ctx.db,
    knownRow,
    `SELECT id, args FROM grp WHERE command = :command AND act = 'import-layer'`,
    { command: bytesFromUuid(command) },
  )
  if (!known) return null
  const { layer, version, count, ...notes } = known.args
  return { layer, version, count, notes, change: known.id }
}

const aboutRow = z.object({
  about: z.string().transform((text) => aboutSchema.parse(JSON.parse(text))),
})

/** How the newest version of a layer is drawn: a new one takes it over. */
function requireAbout(ctx: DataContext, layer: string): About {
  const found = one(
    ctx.db,
    aboutRow,
    `SELECT v.about FROM dataset d JOIN dataset_version v ON v.dataset = d.id
      WHERE d.layer = :layer AND v.geometry <> 'raster' ORDER BY v.no DESC LIMIT 1`,
    { layer },
  )
  if (!found) throw new AppError('not-found', { detail: { layer } })
  return found.about
}

type PlannedColumn = About['columns'][number] & { readonly from: number }

function columnsFor(
  found: VectorLayer,
  input: ImportInput,
  replaced: About | null,
): PlannedColumn[] {
  const mapping = input.mapping ?? found.attributes.map(({ name }) => ({ from: name, to: name }))
  const names = columnNames(mapping.map(({ to }) => to))
  const seen = new Set<string>()
  return mapping.map(({ from, to }, i) => {
    const at = found.attributes.findIndex(({ name }) => name === from)
    const attribute = found.attributes[at]
    if (!attribute)
      throw new AppError('invalid-input', { why: 'no such attribute', detail: { from } })
    if (seen.has(to))
      throw new AppError('invalid-input', { why: 'twice the same name', detail: { to } })
    seen.add(to)
    const before = replaced?.columns.find(({ name }) => name === to)
    return {
      name: to,
      column: names[i] ?? to,
      type: attribute.type,
      label: before?.label ?? { kk: to, ru: to, en: to },
      values: before?.values ?? [],
      from: at,
    }
  })
}

function labelOf(column: PlannedColumn | undefined, value: string): About['classes'][number] {
  return (
    column?.values.find((known) => known.value === value) ?? {
      value,
      label: { kk: value, ru: value, en: value },
    }
  )
}
