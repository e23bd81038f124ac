import { create } from 'zustand'
import type { QualityAspect, QualityScope } from '../../../shared/contract/features/quality.ts'

interface QualityState {
  readonly aspect: QualityAspect
  readonly scope: QualityScope
}

export const everything: QualityScope = { unit: null, kinds: [], owner: null }

/** Kept while the window is open: coming back from a field finds the list as it was. */
export const useQualityState = create<QualityState>(() => ({
  aspect: 'missing',
  scope: everything,
}))

export function changeScope(change: Partial<QualityScope>): void {
  useQualityState.setState(({ scope }) => ({ scope: { ...scope, ...change } }))
}
