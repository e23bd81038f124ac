import { readdirSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './bench.ts'

/** `npm run bench [-- name …]`: runs every file of this folder that exports benches, prints one JSON document. */
const wanted = process.argv.slice(2)
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !['run.ts', 'bench.ts'].includes(name))
  .filter((name) => wanted.length === 0 || wanted.includes(name.slice(0, -3)))
if (files.length === 0) throw new Error(`no bench named ${wanted.join(', ')}`)

const figures: unknown[] = []
for (const name of files.toSorted()) {
  for (const bench of await benchesOf(name)) {
    process.stderr.write(`${name}: ${bench.figure}\n`)
    figures.push(await measure(bench).catch((error: unknown) => failed(bench, error)))
  }
}
console.log(
  JSON.stringify(
    {
      at: new Date().toISOString(),
      machine: { cores: cpus().length, model: cpus()[0]?.model, load1: round(loadavg()[0] ?? 0) },
      node: process.version,
      figures,
    },
    null,
    2,
  ),
)

/** A figure that could not be taken is printed as such, beside the others. */
function failed({ figure }: Bench, error: unknown) {
  process.exitCode = 1
  return { figure, error: error instanceof Error ? error.message : String(error) }
}

async function benchesOf(name: string): Promise<Bench[]> {
  const module = (await import(join(import.meta.dirname, name))) as Record<string, unknown>
  return Object.values(module).filter(isBench)
}

async function measure(bench: Bench) {
  const samples = [...(await bench.run())].toSorted((a, b) => a - b)
  if (samples.length === 0) throw new Error(`${bench.figure}: no sample`)
  return {
    figure: bench.figure,
    unit: bench.unit,
    reach: bench.reach,
    runs: samples.length,
    median: round(quantile(samples, 0.5)),
    p95: round(quantile(samples, 0.95)),
    min: round(quantile(samples, 0)),
    max: round(quantile(samples, 1)),
  }
}

function isBench(value: unknown): value is Bench {
  return typeof value === 'object' && value !== null && 'figure' in value && 'run' in value
}

/** Nearest-rank quantile of sorted samples. */
function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
