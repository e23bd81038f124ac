import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Below this many bytes zstd gains nothing over plain JSON (measured) and costs most of a commit. */
const plainBytes = 400
/** First byte of a zstd frame (RFC 8878, magic 0xFD2FB528, little-endian). */
const zstdFirstByte = 0x28

/** A patch as stored in history: JSON, compressed when that pays. */
export function pack(value: unknown): Uint8Array {
  const plain = Buffer.from(JSON.stringify(value))
  if (plain.length < plainBytes) return plain
  return zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
}

export function unpack(stored: Uint8Array): unknown {
  const plain = stored[0] === zstdFirstByte ? zstdDecompressSync(stored) : stored
  return JSON.parse(new TextDecoder().decode(plain))
}
