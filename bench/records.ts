import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { commit } from '../main/data/records/commit.ts'
import type { Bench } from './bench.ts'
import { type BenchStore, filledPassport, newCommand, openBenchStore } from './records-data.ts'

const passports = 2_000

/** A store of filled passports; the figures do not depend on their number (see the test of rows). */
function filledStore(kind: 'territory' | 'hazfac', count: number): BenchStore & { ids: string[] } {
  const store = openBenchStore()
  const { context } = store.write
  const operations = Array.from({ length: count }, (_, i) =>
    filledPassport(context.dictionary.dictionary.kinds[kind], 136, i),
  )
  commit(context, { command: newCommand(), act: 'import', operations })
  store.write.finishIdle()
  return { ...store, ids: operations.map(({ record }) => record) }
}

function commitOnce({ write }: BenchStore, ids: readonly string[], i: number): number {
  const started = performance.now()
  commit(write.context, {
    command: newCommand(),
    act: 'edit',
    fromForm: true,
    operations: [{ record: ids[(i * 7919) % ids.length] as never, values: { '1005': 1_000 + i } }],
  })
  return performance.now() - started
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function commits(store: BenchStore & { ids: string[] }, count: number): Promise<number[]> {
  const samples: number[] = []
  for (let i = 0; i < count; i++) {
    samples.push(commitOnce(store, store.ids, i))
    await pause(5)
  }
  return samples.slice(20)
}

export const commitOfOneField: Bench = {
  figure: 'commit of one field, durable, median',
  unit: 'ms',
  reach: 1,
  run: async () => {
    const store = filledStore('territory', passports)
    const samples = await commits(store, 320)
    store.close()
    return samples
  },
}

export const commitBesideReader: Bench = {
  figure: 'commit while the reader runs 250 ms queries, p95',
  unit: 'ms',
  reach: 2,
  run: async () => {
    const store = filledStore('territory', passports)
    const reader = spawn(
      process.execPath,
      [join(import.meta.dirname, 'records-reader.mjs'), store.folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(reader.stdout, 'data')
    const samples = await commits(store, 320)
    reader.kill()
    await once(reader, 'exit')
    store.close()
    return samples
  },
}

export const bulkApply: Bench = {
  figure: 'apply 1 000 records of 300 values in one transaction',
  unit: 'ms',
  reach: 500,
  run: async () => {
    const samples: number[] = []
    for (let run = 0; run < 5; run++) {
      const store = openBenchStore()
      const { context } = store.write
      const kind = context.dictionary.dictionary.kinds.territory
      const operations = Array.from({ length: 1_000 }, (_, i) => filledPassport(kind, 300, i))
      const started = performance.now()
      commit(context, { command: newCommand(), act: 'import', operations })
      samples.push(performance.now() - started)
      store.close()
      await pause(10)
    }
    return samples
  },
}
