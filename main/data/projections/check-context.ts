import type { CheckContext } from '../../../shared/domain/passport/subject.ts'
import type { DataContext } from '../context.ts'
import { territories } from './territories.ts'

/** Kazakhstan keeps one time since 1 March 2024: UTC+5 (government resolution of 19 January 2024). */
const offsetMs = 5 * 3_600_000

/** Today and now on the clocks of Kazakhstan, whatever the computer's own zone. */
export function kazakhstanTime(ms: number): { readonly today: string; readonly now: string } {
  const iso = new Date(ms + offsetMs).toISOString()
  return { today: iso.slice(0, 10), now: iso.slice(0, 16) }
}

export function checkContext(ctx: DataContext, hasGeometry: boolean): CheckContext {
  const register = ctx.keep(territories)
  return {
    ...kazakhstanTime(ctx.now()),
    hasGeometry,
    // The register holds two levels of units: what it does not name may still be an okrug.
    exists: (to, value) => (to === 'unit' && register.has(value) ? true : undefined),
  }
}
