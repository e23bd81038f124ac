import { expect, type Page } from '@playwright/test'
import { type Running, test } from './support/launch.ts'

type Reply = { readonly ok: boolean; readonly value?: unknown; readonly failure?: { code: string } }
type Call = (input: unknown) => Promise<Reply>
type Bridged = { readonly bridge: { readonly data: Record<string, Call> } }

const roles = ['read', 'write'] as const
type Role = (typeof roles)[number]

const callHealth = (page: Page, role: Role) =>
  page.evaluate(
    async (method) => (await (globalThis as unknown as Bridged).bridge.data[method]?.({}))?.ok,
    `system.${role}Health`,
  )

/** Process ids of a role, oldest first, as the product logged them. */
function pidsOf(running: Running, role: Role): number[] {
  const started = new RegExp(`data process started \\{"role":"${role}","pid":(\\d+)\\}`, 'g')
  return [...running.log().matchAll(started)].map((match) => Number(match[1]))
}

for (const role of roles)
  test(`the ${role} process is killed: it starts again and calls are answered`, async ({
    launch,
  }) => {
    const running = await launch()
    expect(await callHealth(running.page, role)).toBe(true)
    const [pid = 0] = pidsOf(running, role)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => pidsOf(running, role).length).toBe(2)
    expect(await callHealth(running.page, role)).toBe(true)
    expect(await callHealth(running.page, role === 'read' ? 'write' : 'read')).toBe(true)
  })

test('the read process hangs: it is noticed, killed and starts again', async ({ launch }) => {
  const running = await launch()
  expect(await callHealth(running.page, 'read')).toBe(true)
  const [pid = 0] = pidsOf(running, 'read')
  process.kill(pid, 'SIGSTOP')
  const waiting = callHealth(running.page, 'read')
  await expect.poll(() => pidsOf(running, 'read').length, { timeout: 30_000 }).toBe(2)
  expect(await waiting).toBe(false)
  expect(await callHealth(running.page, 'read')).toBe(true)
  expect(running.log()).toContain('does not answer')
})

test('windows are told that data are away and back', async ({ launch }) => {
  const running = await launch()
  const { page } = running
  await callHealth(page, 'write')
  type Listen = (listener: (payload: { role: string; state: string }) => void) => () => void
  await page.evaluate(() => {
    const { events } = (globalThis as unknown as { bridge: { events: Record<string, Listen> } })
      .bridge
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    events['data.state']?.(({ role, state }) => seen.push(`${role} ${state}`))
  })
  process.kill(pidsOf(running, 'write')[0] ?? 0, 'SIGKILL')
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  await expect
    .poll(seen)
    .toEqual(
      expect.arrayContaining([
        'write restarting',
        'read restarting',
        'write serving',
        'read serving',
      ]),
    )
})

test('after the third end within a minute the person is asked, in the chosen language', async ({
  launch,
}) => {
  const running = await launch({ language: 'en' })
  await running.app.evaluate(({ dialog }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (options: unknown) => {
      asked.push(options)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }
  })
  for (const round of [1, 2, 3, 4]) {
    await expect.poll(() => pidsOf(running, 'write').length).toBe(round)
    await callHealth(running.page, 'write')
    process.kill(pidsOf(running, 'write')[round - 1] ?? 0, 'SIGKILL')
  }
  const asked = () =>
    running.app.evaluate(() => (globalThis as unknown as { asked: { message: string }[] }).asked)
  await expect.poll(async () => (await asked()).length).toBe(1)
  expect((await asked())[0]).toMatchObject({
    message: 'The data service stopped several times within a minute',
    detail: expect.stringContaining(running.dataFolder),
  })
  await expect.poll(() => callHealth(running.page, 'write')).toBe(true)
})

test('a second start on the same data brings the first window forward', async ({ launch }) => {
  const first = await launch()
  await first.app.evaluate(({ app }) => {
    Object.assign(globalThis, { arrivals: 0 })
    app.on('second-instance', () => {
      ;(globalThis as unknown as { arrivals: number }).arrivals++
    })
  })
  await expect(launch({ dataFolder: first.dataFolder })).rejects.toThrow()
  const arrivals = () =>
    first.app.evaluate(() => (globalThis as unknown as { arrivals: number }).arrivals)
  await expect.poll(arrivals).toBe(1)
  expect(await callHealth(first.page, 'read')).toBe(true)
})
