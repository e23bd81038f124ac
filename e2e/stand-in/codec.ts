export interface Base64 {
  encode(bytes: Uint8Array): string
  decode(text: string): Uint8Array<ArrayBuffer>
}
export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Structured clone as text, for both ends of the bridge: what Electron's IPC would carry arrives
 * the same, what it would refuse (functions, symbols, promises) is refused with DataCloneError.
 * Runs in Node and, by its source text, in the page: it may use nothing from outside.
 */
export function createCodec(base64: Base64): Codec {
  type Tagged = Record<string, unknown>
  const views = {
    Uint8Array,
    Int8Array,
    Uint8ClampedArray,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }

  const refuse = (value: unknown): never => {
    throw new DOMException(`${String(value)} could not be cloned.`, 'DataCloneError')
  }

  const packNumber = (value: number): unknown =>
    Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }

  const packView = (view: ArrayBufferView): Tagged => {
    const name = view.constructor.name
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    return { $: 'view', k: name in views ? name : 'Uint8Array', v: base64.encode(bytes) }
  }

  const packObject = (value: object, seen: Set<object>): unknown => {
    const inner = (item: unknown) => pack(item, seen)
    if (value instanceof ArrayBuffer) return { $: 'bytes', v: base64.encode(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) return packView(value)
    if (value instanceof Date) return { $: 'date', v: packNumber(value.getTime()) }
    if (value instanceof Map) return { $: 'map', v: [...value].map((entry) => entry.map(inner)) }
    if (value instanceof Set) return { $: 'set', v: [...value].map(inner) }
    if (value instanceof Error) return { $: 'error', k: value.name, v: value.message }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
      return refuse(value)
    if (Array.isArray(value)) return value.map(inner)
    const entries = Object.entries(value)
    return Object.fromEntries(entries.map(([key, item]) => [key === '$' ? '$$' : key, inner(item)]))
  }

  const pack = (value: unknown, seen: Set<object>): unknown => {
    if (value === undefined) return { $: 'undefined' }
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'number') return packNumber(value)
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value !== 'object') return refuse(value)
    if (seen.has(value)) throw new Error('electron stand-in: a cyclic value cannot be sent')
    seen.add(value)
    const packed = packObject(value, seen)
    seen.delete(value)
    return packed
  }

  const unpackView = (name: string, bytes: Uint8Array<ArrayBuffer>): unknown =>
    new (views[name as keyof typeof views] as new (buffer: ArrayBuffer) => unknown)(bytes.buffer)

  const unpackTagged = (tag: string, tagged: Tagged): unknown => {
    const value = tagged['v']
    const list = value as unknown[]
    if (tag === 'undefined') return undefined
    if (tag === 'number') return Number(value)
    if (tag === 'bigint') return BigInt(String(value))
    if (tag === 'bytes') return base64.decode(String(value)).buffer
    if (tag === 'view') return unpackView(String(tagged['k']), base64.decode(String(value)))
    if (tag === 'date') return new Date(Number(unpack(value)))
    if (tag === 'map') return new Map(list.map((entry) => unpack(entry) as [unknown, unknown]))
    if (tag === 'set') return new Set(list.map(unpack))
    const error = new Error(String(value))
    error.name = String(tagged['k'])
    return error
  }

  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    const tagged = value as Tagged
    if (typeof tagged['$'] === 'string') return unpackTagged(tagged['$'], tagged)
    const entries = Object.entries(tagged)
    return Object.fromEntries(
      entries.map(([key, item]) => [key === '$$' ? '$' : key, unpack(item)]),
    )
  }

  return {
    encode: (value) => JSON.stringify(pack(value, new Set())),
    decode: (text) => unpack(JSON.parse(text)),
  }
}

/** The codec of the Node side. */
export const nodeCodec = createCodec({
  encode: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => Uint8Array.from(Buffer.from(text, 'base64')),
})
