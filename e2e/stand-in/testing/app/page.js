const { bridge } = globalThis

/** What each part of the bridge does, seen from a page. */
async function look() {
  const attempt = async (work) => {
    try {
      return await work()
    } catch (error) {
      return `${error.name}: ${error.message}`
    }
  }
  const bytes = await bridge.invoke('echo', new Uint8Array([1, 2, 3]))
  return {
    origin: location.origin,
    frozen: Object.isFrozen(bridge.nested.list[1]),
    echo: await bridge.invoke('echo', {
      date: new Date(5),
      map: new Map([[1, 2n]]),
      none: undefined,
    }),
    bytes: [bytes.constructor.name, ...bytes],
    error: await attempt(() => bridge.invoke('fail')),
    unknown: await attempt(() => bridge.invoke('nobody')),
    thrown: await attempt(() => bridge.fail()),
    unsupported: await attempt(() => bridge.reach('sendSync')),
    uncloneable: await attempt(() => bridge.invoke('echo', () => 1)),
    post: (await fetch('posted', { method: 'POST', body: 'body' })).status,
    number: new Intl.NumberFormat('kk').format(1234.5),
    month: new Date(0).toLocaleString('kk-KZ', { month: 'long', timeZone: 'UTC' }),
    worker: await new Promise((resolve) => {
      const worker = new Worker('worker.js')
      worker.addEventListener('message', ({ data }) => resolve(data))
    }),
    opened: globalThis.open('https://example.org/') === null,
    russian: new Intl.NumberFormat('ru').format(0.5),
  }
}

const heard = []
const stop = bridge.listen('news', (text) => {
  heard.push(text)
  if (text === 'stop') stop()
})
let frames = 0
requestAnimationFrame(() => frames++)

bridge.listen('ask', async () => {
  await bridge.invoke('answer', { id: location.hash, heard, frames, look: await look() })
})
