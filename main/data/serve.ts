import { dataContract } from '../../shared/contract/data.ts'
import { createDispatcher } from '../../shared/contract/dispatch.ts'
import { AppError, failureFrom, type Reply } from '../../shared/contract/failure.ts'
import type { HostOptions } from '../../shared/contract/host.ts'
import type { Log } from '../log.ts'
import { tellNote } from './audit/journal.ts'
import type { DataContext, Slot } from './context.ts'
import { failureOf } from './db/failure.ts'
import { openReader, openWriter } from './db/open.ts'
import { loadDictionary } from './dictionary/load.ts'
import { bulkHandlers, dataHandlers, eventHandlers, idleTasks, startTasks } from './handlers.ts'
import { IdleWork } from './idle.ts'
import { passwordMemoryKiB } from './people/password.ts'
import { requireRight } from './people/require-right.ts'
import { ownWork, readSession, type Session } from './people/session.ts'
import { CallQueue } from './queue.ts'

export interface Server {
  /** What handlers get, with a signal that never aborts: for start work and tests. */
  readonly context: DataContext
  readonly call: (method: string, input: unknown, id?: number) => Promise<Reply>
  readonly bulk: (path: string, id?: number) => Promise<Reply>
  readonly cancel: (id: number) => void
  readonly tell: (name: string, payload: unknown) => void
  /** Does all background work that is due. */
  readonly finishIdle: () => void
  readonly close: () => void
}

export interface ServerOptions extends HostOptions {
  readonly now?: () => number
  /** False leaves out the starter data: tests that need an empty store. */
  readonly starter?: boolean
  /** Parse outputs too: tests and development. */
  readonly checkOutput?: boolean
  /** Who is at work, whoever signed in: tests of other features, and the bench. */
  readonly session?: Session | undefined
  /** Less memory for passwords, for the tests of signing in. */
  readonly passwordMemoryKiB?: number
}

/** A call that takes longer is named in the log. */
const slowMs = 40

/** Opens the database of the folder in its role and answers the contract. */
export function createServer(
  options: ServerOptions,
  log: Log,
  emit: (name: string, payload: unknown) => void,
): Server {
  const { role, now = Date.now } = options
  const dictionary = loadDictionary(options.assetsFolder)
  const opened = (role === 'write' ? openWriter : openReader)({ ...options, log, now })
  const kept = new Map<Slot<unknown>, unknown>()
  const context: DataContext = {
    role,
    db: opened.db,
    dictionary,
    log,
    now,
    dataFolder: options.dataFolder,
    assetsFolder: options.assetsFolder,
    viewing: opened.viewing,
    actor: 0,
    session: ownWork,
    launch: options.launch,
    passwordMemoryKiB: options.passwordMemoryKiB ?? passwordMemoryKiB,
    demo: options.demo,
    emit: (name, payload) => {
      emit(name, payload)
      tell(name, payload)
    },
    keep: <T>(slot: Slot<T>): T => {
      if (!kept.has(slot)) kept.set(slot, slot.make(context))
      return kept.get(slot) as T
    },
    signal: new AbortController().signal,
  }

  function tell(name: string, payload: unknown): void {
    for (const listen of eventHandlers[name] ?? []) listen(context, payload)
    idle.wake()
  }

  const queue = new CallQueue(() => idle.wake())
  const idle = new IdleWork({
    ranks: opened.viewing ? [] : idleTasks[role],
    isBusy: () => queue.busy,
    run: (task) => {
      try {
        return task.run(context)
      } catch (error) {
        // One broken background task must not keep the others, nor the calls, from running.
        log.error(`idle ${task.name}`, error)
        return false
      }
    },
  })
  const dispatch = createDispatcher(dataContract, dataHandlers, {
    onBug: (method, error) => log.error(`data ${method}`, error),
    checkOutput: options.checkOutput ?? false,
    authorise: (ctx, { needs }) => requireRight(ctx, needs),
  })
  const contextOf = (signal: AbortSignal): DataContext => {
    const session = options.session ?? readSession(context)
    return { ...context, signal, session, actor: session?.person ?? 0 }
  }
  const timed = async (name: string, run: () => Promise<Reply>): Promise<Reply> => {
    const started = performance.now()
    const reply = await run()
    const ms = performance.now() - started
    if (ms > slowMs) log.info('slow call', { role, name, ms: Math.round(ms) })
    return reply
  }

  if (role === 'write' && !opened.viewing)
    for (const task of startTasks) {
      const started = performance.now()
      task.run(context, {
        fresh: opened.fresh,
        demo: options.demo,
        starter: options.starter ?? true,
      })
      const ms = Math.round(performance.now() - started)
      if (ms > slowMs) log.info('start task', { name: task.name, ms })
    }
  idle.wake()

  return {
    context,
    call: (method, input, id) =>
      queue.add((signal) => {
        const ctx = contextOf(signal)
        return timed(method, () => dispatch(ctx, method, input).then(noteExport(ctx, method)))
      }, id),
    bulk: (path, id) =>
      queue.add((signal) => timed(path, () => answerBulk(contextOf(signal), path)), id),
    cancel: (id) => queue.cancel(id),
    tell,
    finishIdle: () => idle.finish(),
    close: () => {
      idle.stop()
      opened.close()
    },
  }
}

/** Whatever gives data away is written into the journal, where it was asked for. */
const noteExport = (ctx: DataContext, method: string) => (reply: Reply) => {
  const { needs } = dataContract[method as keyof typeof dataContract] ?? {}
  if (reply.ok && needs === 'export') tellNote(ctx, 'export', method)
  return reply
}

async function answerBulk(ctx: DataContext, path: string): Promise<Reply> {
  try {
    requireRight(ctx, 'view')
    const url = new URL(path, 'app://gis')
    const feature = url.pathname.split('/')[1] ?? ''
    const handler = Object.hasOwn(bulkHandlers, feature) ? bulkHandlers[feature] : undefined
    if (!handler) throw new AppError('not-found', { detail: { path } })
    return { ok: true, value: await handler(ctx, url) }
  } catch (error) {
    const known = failureOf(error)
    if (!(known instanceof AppError)) ctx.log.error(`bulk ${path}`, known)
    return { ok: false, failure: failureFrom(known) }
  }
}
