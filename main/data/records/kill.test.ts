import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FromHost, HostOptions, ToHost } from '../../../shared/contract/host.ts'
import { ownWork, type Session } from '../people/session.ts'
import { openTestStore, repositoryFolder } from '../testing.ts'
import { freshCommand, freshRecord, territory } from './making.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qorgau-kill-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const options = (): HostOptions & { starter: boolean; session: Session } => ({
  role: 'write',
  dataFolder: folder,
  assetsFolder: join(repositoryFolder, 'assets'),
  resourcesFolder: '',
  demo: false,
  starter: false,
  launch: 'test',
  session: ownWork,
})

/** Calls the true write process; a call that its death cuts off ends in null. */
class Writer {
  readonly gone: Promise<void>
  readonly ready: Promise<void>
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (value: unknown) => void>()
  #nextId = 1

  constructor() {
    this.#child = fork(join(import.meta.dirname, '../testing-host.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.ready = promise
    this.#child.on('message', (message: FromHost) => {
      if (message.kind === 'ready') resolve()
      if (message.kind === 'refused') reject(new Error(JSON.stringify(message.reply)))
      if (message.kind !== 'reply') return
      if (!message.reply.ok) throw new Error(JSON.stringify(message.reply.failure))
      this.#waiting.get(message.id)?.(message.reply.value)
      this.#waiting.delete(message.id)
    })
    this.gone = new Promise((done) =>
      this.#child.on('exit', () => {
        for (const answer of this.#waiting.values()) answer(null)
        done()
      }),
    )
    this.#post({ kind: 'start', options: options(), logFolder: join(folder, 'logs') })
  }

  call(method: string, input: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      const id = this.#nextId++
      this.#waiting.set(id, resolve)
      if (this.#child.connected) this.#post({ kind: 'call', id, method, input })
      else resolve(null)
    })
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  #post(message: ToHost): void {
    // A message to a process that died in the meantime is lost like any other.
    this.#child.send(message, () => undefined)
  }
}

const rowOf = (n: number) => `r${n}`
const rowsOf = (record: unknown): string[] =>
  Object.keys(
    (record as { doc: Record<string, Record<string, object>> }).doc[territory.emergencies] ?? {},
  )

test('kill -9 during 500 commits: what was acknowledged is stored, and nothing twice', async () => {
  const record = freshRecord()
  const creation = {
    command: freshCommand(),
    act: 'create',
    operations: [{ record, create: 'territory' }],
  }
  const commands = Array.from({ length: 500 }, (_, n) => ({
    command: freshCommand(),
    act: 'edit',
    operations: [
      { record, values: { [`${territory.emergencies}/${rowOf(n)}`]: { o: String(n), '1': 2020 } } },
    ],
  }))
  const acknowledged = new Set<string>()
  const waiting = new Set(commands.keys())
  let kills = 0
  while (waiting.size > 0) {
    const writer = new Writer()
    await writer.ready
    await writer.call('records.apply', creation)
    // What was acknowledged to the last life is there in this one.
    const stored = new Set(rowsOf(await writer.call('records.get', { record })))
    expect([...acknowledged].filter((row) => !stored.has(row))).toEqual([])
    // In flight all at once, so that the kill falls between commit and answer too.
    const answers = [...waiting].map(async (n) => {
      const answer = await writer.call('records.apply', commands[n])
      if (answer === null) return
      acknowledged.add(rowOf(n))
      waiting.delete(n)
      // Six deaths at uneven places; the seventh life may finish.
      if (kills < 6 && acknowledged.size > 60 * (kills + 1) + 7 * kills) {
        kills++
        writer.kill()
      }
    })
    await Promise.all(answers)
    writer.kill()
    await writer.gone
  }
  const store = openTestStore({}, folder)
  const stored = rowsOf(await store.client['records.get']({ record }))
  const history = await store.client['records.history']({ record, limit: 1_000 })
  store.close()
  expect(kills).toBe(6)
  expect(stored.toSorted()).toEqual([...acknowledged].toSorted())
  expect(stored).toHaveLength(500)
  expect(history).toHaveLength(501)
}, 300_000)
