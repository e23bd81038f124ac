/**
 * A UUID of version 7 (RFC 9562): milliseconds first, so that ids of one office stand together in
 * the index. The caller gives clock and randomness, which the pure domain does not have.
 */
export function mintUuid(at: number, random: Uint8Array): string {
  if (random.length < 10) throw new Error('a UUID needs ten random bytes')
  const bytes = new Uint8Array(16)
  let rest = at
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidFromBytes(bytes)
}

/** The text of sixteen bytes. */
export function uuidFromBytes(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

/** The sixteen bytes of a UUID. */
export function bytesFromUuid(uuid: string): Uint8Array {
  const hex = uuid.replaceAll('-', '')
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

const rowLetters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** Id of a table row, unique within its record: ten letters of 6 random bits each. */
export function mintRowId(random: Uint8Array): string {
  if (random.length < 10) throw new Error('a row id needs ten random bytes')
  return Array.from(random.subarray(0, 10), (byte) => rowLetters[byte & 63] ?? '0').join('')
}
