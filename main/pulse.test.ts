import { expect, test } from 'vitest'
import { Pulse, tickMs } from './pulse.ts'

/** Ticks without an answer; each uses so much processor time. */
function verdicts(pulse: Pulse, cpuPerTick: readonly number[], everyMs = tickMs): string[] {
  let cpuMs = 0
  return cpuPerTick.map((used, at) => {
    cpuMs += used
    return pulse.tick({ nowMs: at * everyMs, cpuMs })
  })
}

test('a silent process that uses no processor time is hung after ten seconds', () => {
  expect(verdicts(new Pulse('write'), [0, 0, 0, 0, 0, 0])).toEqual([
    'fine',
    'fine',
    'fine',
    'busy',
    'busy',
    'hung',
  ])
})

test('a writer computing for nine minutes is busy, not hung', () => {
  const ticks = (9 * 60_000) / tickMs
  const found = verdicts(new Pulse('write'), Array<number>(ticks).fill(1_500))
  expect(new Set(found)).toEqual(new Set(['fine', 'busy']))
})

test('a writer that waits for the disk now and then is busy, not hung', () => {
  const waits = Array.from({ length: 100 }, (_, at) => (at % 4 === 0 ? 30 : 0))
  expect(verdicts(new Pulse('write'), waits)).not.toContain('hung')
})

test('computing without an end is given up: a reader after one minute, a writer after ten', () => {
  const hungAt = (role: 'read' | 'write') =>
    verdicts(new Pulse(role), Array<number>(400).fill(1_500)).indexOf('hung') * tickMs
  expect([hungAt('read'), hungAt('write')]).toEqual([60_000, 600_000])
})

test('an answer starts the count anew', () => {
  const pulse = new Pulse('read')
  verdicts(pulse, [0, 0, 0, 0])
  pulse.answered()
  expect(pulse.tick({ nowMs: 4 * tickMs, cpuMs: 0 })).toBe('fine')
})

test('the sleep of the machine is not held against the process', () => {
  expect(verdicts(new Pulse('read'), [0, 0, 0, 0, 0, 0, 0, 0], 3_600_000)).not.toContain('hung')
})
