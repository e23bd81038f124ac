import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserWindow as ElectronWindow } from 'electron'
import { app, BrowserWindow, ipcMain, protocol, session, utilityProcess } from 'electron'

/** Tries the stand-in from within and prints what it found as one line. */
const here = import.meta.dirname
const found: Record<string, unknown> = {}

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }])
const html =
  '<!doctype html><title>x</title><p>Ұлы дала</p><script type="module" src="page.js"></script>'

async function serve(request: Request): Promise<Response> {
  const { readFile } = await import('node:fs/promises')
  if (request.method === 'POST') return new Response(null, { status: 201 })
  const name = new URL(request.url).pathname.slice(1)
  const isScript = name.endsWith('.js')
  const body = isScript ? await readFile(join(here, name)) : html
  return new Response(new Uint8Array(Buffer.from(body)), {
    headers: { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' },
  })
}

interface Answer {
  readonly id: string
  readonly heard: string[]
  readonly frames: number
}
const answers = new Map<number, (answer: Answer) => void>()

function ask(window: ElectronWindow): Promise<Answer> {
  return new Promise((resolve) => {
    answers.set(window.webContents.id, resolve)
    window.webContents.send('ask')
  })
}

async function open(hash: string, show: boolean): Promise<ElectronWindow> {
  const window = new BrowserWindow({
    width: 640,
    height: 480,
    show,
    webPreferences: { preload: join(here, 'preload.cjs'), sandbox: true },
  })
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (show) found['refused'] = [...((found['refused'] as string[] | undefined) ?? []), url]
    return { action: 'deny' }
  })
  await window.loadURL(`app://test/index.html#${hash}`)
  return window
}

async function tryWindows(): Promise<void> {
  const shown = await open('shown', true)
  const hidden = await open('hidden', false)
  hidden.webContents.send('news', 'for the hidden one')
  shown.webContents.send('news', 'stop')
  shown.webContents.send('news', 'too late')
  await delay(200)
  const [first, second] = [await ask(shown), await ask(hidden)]
  found['shown'] = first
  found['hidden'] = { id: second.id, heard: second.heard, frames: second.frames }
  hidden.show()
  await delay(300)
  found['framesOnceShown'] = (await ask(hidden)).frames
  found['windows'] = BrowserWindow.getAllWindows().length
  found['url'] = shown.webContents.getURL()
  const pdf = await hidden.webContents.printToPDF({ pageSize: 'A4' })
  found['pdf'] = pdf.subarray(0, 5).toString()
  const picture = (await shown.webContents.capturePage()).toPNG()
  found['picture'] = [picture.readUInt32BE(16), picture.readUInt32BE(20)]
  const closed = new Promise<void>((resolve) => hidden.once('closed', resolve))
  hidden.close()
  await closed
  found['afterClosing'] = [BrowserWindow.getAllWindows().length, hidden.isDestroyed()]
}

async function tryUtility(): Promise<void> {
  const child = utilityProcess.fork(join(here, 'utility.js'), ['role'], { stdio: 'pipe' })
  const messages: unknown[] = []
  child.on('message', (message) => messages.push(message))
  child.postMessage(new Map([[1, new Uint8Array([4])]]))
  child.postMessage('print')
  const output = await new Promise((resolve) => child.stdout?.once('data', resolve))
  await delay(100)
  const code = new Promise((resolve) => child.once('exit', resolve))
  child.postMessage('leave')
  found['utility'] = { output: String(output), messages: messages.length, code: await code }
  found['utilityGone'] = child.pid === undefined
  const killed = utilityProcess.fork(join(here, 'utility.js'))
  const end = new Promise((resolve) => killed.once('exit', resolve))
  killed.kill()
  await end
}

ipcMain.handle('echo', (_event, value) => value)
ipcMain.handle('fail', () => {
  throw new TypeError('refused')
})
ipcMain.handle('answer', (event, answer: Answer) => {
  found[`sender ${answer.id}`] = event.senderFrame?.url
  answers.get(event.sender.id)?.(answer)
})

app.on('window-all-closed', () => undefined)
void app.whenReady().then(async () => {
  protocol.handle('app', serve)
  session.defaultSession.setPermissionRequestHandler((_contents, _name, answer) => answer(false))
  if (process.argv.includes('--wait')) {
    await open('waiting', true)
    utilityProcess.fork(join(here, 'utility.js'))
    process.stdout.write('WAITING\n')
    return
  }
  await tryWindows()
  await tryUtility()
  found['main'] = { number: new Intl.NumberFormat('kk').format(1234.5), version: app.getVersion() }
  process.stdout.write(
    `FOUND ${JSON.stringify(found, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value))}\n`,
  )
  app.quit()
})
