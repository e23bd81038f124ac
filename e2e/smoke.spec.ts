import { expect, type Page, test } from '@playwright/test'
import { launchApp, type Running } from './support/launch.ts'

type Call = (input: unknown) => Promise<{ ok: boolean; value?: Record<string, unknown> }>
type Bridged = { readonly bridge: { readonly data: Record<string, Call> } }

const callData = (page: Page, method: string) =>
  page.evaluate((name) => (globalThis as unknown as Bridged).bridge.data[name]?.({}), method)

// None of these leaves anything behind, so one application serves them all.
let running: Running
test.beforeAll(async () => {
  running = await launchApp()
})
test.afterAll(() => running.close())

test('the window opens and a call reaches both data processes', async () => {
  const { page } = running
  for (const method of ['system.readHealth', 'system.writeHealth']) {
    const reply = await callData(page, method)
    expect(reply).toMatchObject({ ok: true, value: { spatialite: expect.stringMatching(/^5\./) } })
  }
})

test('the page has the bridge and nothing else of Electron or Node', async () => {
  const { page } = running
  const seen = await page.evaluate(() => ({
    bridge: Object.keys((globalThis as unknown as Bridged).bridge).toSorted(),
    frozen: Object.isFrozen((globalThis as unknown as Bridged).bridge.data),
    others: ['ipcRenderer', 'require', 'process', 'module'].filter((name) => name in globalThis),
  }))
  expect(seen).toEqual({ bridge: ['cancel', 'data', 'events', 'shell'], frozen: true, others: [] })
})

test('the content policy stops scripts that are not ours', async () => {
  const { page } = running
  const ran = await page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) =>
        resolve(event.violatedDirective),
      ),
    )
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.body.append(script)
    return { directive: await blocked, ran: 'inlineRan' in globalThis }
  })
  expect(ran).toEqual({ directive: 'script-src-elem', ran: false })
})

test('the window cannot leave its page nor open another', async () => {
  const { app, page } = running
  const before = page.url()
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    document.body.append(link)
    link.click()
    link.target = '_blank'
    link.click()
    globalThis.open('https://example.org/')
  })
  expect((await callData(page, 'system.readHealth'))?.ok).toBe(true)
  expect(page.url()).toBe(before)
  await expect.poll(() => app.windows().length).toBe(1)
})

test('permissions are refused without asking', async () => {
  const { page } = running
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
        ),
      ),
  )
  expect(outcome).toBe('denied')
})
