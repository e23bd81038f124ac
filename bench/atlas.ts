import { rmSync } from 'node:fs'
import { catalogue } from '../main/data/atlas/files.ts'
import { mapped } from '../main/data/atlas/maps.ts'
import { absentInputs, currentValues } from '../main/data/atlas/values.ts'
import { openTestStore } from '../main/data/testing.ts'

/**
 * What every computed map draws with the demonstration data: keys, values, how many are hatched or
 * missing, milliseconds of computing it whole, and the inputs it lacks. `--json` prints it as data.
 */
function report() {
  const store = openTestStore({ demo: true })
  try {
    store.write.finishIdle()
    const ctx = { ...store.write.context }
    const computed = ctx.keep(mapped)
    const derived = [...ctx.keep(catalogue).maps.values()].filter(
      ({ method }) => method === 'derived',
    )
    return derived.map(({ id }) => {
      const one = computed.get(id)
      if (!one)
        return {
          map: id,
          keys: 0,
          values: 0,
          suppressed: 0,
          ms: 0,
          inputs: [],
          absent: ['formula'],
        }
      const started = performance.now()
      const values = currentValues(ctx, one)
      const ms = Math.round((performance.now() - started) * 10) / 10
      const drawn = values.filter((value) => value.class !== null)
      return {
        map: id,
        keys: values.length,
        values: drawn.length,
        suppressed: values.filter(({ flag }) => flag !== null).length,
        ms,
        inputs: Object.keys(one.map.reads),
        absent: absentInputs(ctx.db, one.map),
      }
    })
  } finally {
    store.stop()
    rmSync(store.folder, { recursive: true, force: true })
  }
}

const rows = report()
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`)
else {
  for (const { map, keys, values, suppressed, ms, absent } of rows)
    process.stdout.write(
      `${map} keys ${keys} values ${values} suppressed ${suppressed} ${ms} ms ${absent.join(' ')}\n`,
    )
  const drawing = rows.filter(({ values }) => values > 0).length
  process.stdout.write(`${drawing} of ${rows.length} computed maps draw values\n`)
}
