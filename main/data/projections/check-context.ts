import { kazakhstanTime } from '../../../shared/domain/kazakhstan-time.ts'
import type { CheckContext } from '../../../shared/domain/passport/subject.ts'
import type { DataContext } from '../context.ts'
import { territories } from './territories.ts'

export function checkContext(ctx: DataContext, hasGeometry: boolean): CheckContext {
  const register = ctx.keep(territories)
  return {
    ...kazakhstanTime(ctx.now()),
    hasGeometry,
    // The register holds two levels of units: what it does not name may still be an okrug.
    exists: (to, value) => (to === 'unit' && register.has(value) ? true : undefined),
  }
}
