import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** RFC 9106 section 4, the second recommended choice, with one lane: three passes over 64 MiB. */
export const passwordMemoryKiB = 65_536
const cost = { iterations: 3, parallelism: 1, hashLength: 32 } as const

/** The verifier in its usual text form, with parameters and salt in it. */
export function verifierOf(password: string, memoryKiB: number): Promise<string> {
  return argon2id({
    ...cost,
    memorySize: memoryKiB,
    password: folded(password),
    salt: randomBytes(16),
    outputType: 'encoded',
  })
}

/** The key that seals a person's signing key: of the same cost as the verifier, with a salt of its own. */
export function sealingKey(password: string, salt: Uint8Array, memoryKiB: number) {
  return argon2id({
    ...cost,
    memorySize: memoryKiB,
    password: folded(password),
    salt,
    outputType: 'binary',
  })
}

export function isPassword(password: string, verifier: string): Promise<boolean> {
  return argon2Verify({ password: folded(password), hash: verifier })
}

/** One spelling, however the keyboard composed й or ә (RFC 8265, OpaqueString). */
const folded = (password: string): string => password.normalize('NFC')

/** A recovery key has 160 random bits: a plain hash holds, nothing can be guessed. */
export function recoveryVerifier(key: string): string {
  return createHash('sha256').update(key.trim().toUpperCase()).digest('hex')
}

export function isRecoveryKey(key: string, verifier: string): boolean {
  return timingSafeEqual(Buffer.from(recoveryVerifier(key)), Buffer.from(verifier))
}

/** Wrong passwords before there is a wait: `sync.md` 2.11 says five. The waits are our choice. */
const freeTries = 5
const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000

/** How long the next try has to wait; a clock set back does not lengthen or shorten a wait. */
export function waitMs(failures: number, failedAt: number, now: number): number {
  if (failures < freeTries) return 0
  const delay = Math.min(firstWaitMs * 2 ** (failures - freeTries), longestWaitMs)
  return now < failedAt ? delay : Math.max(0, failedAt + delay - now)
}
