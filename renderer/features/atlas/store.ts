import { create } from 'zustand'
import type { unitLevels } from '../../../shared/contract/features/atlas.ts'

interface AtlasState {
  /** Id of the map that is shown; null for the base map alone. */
  readonly shown: string | null
  readonly level: (typeof unitLevels)[number]
}

/** Which thematic map lies on the base map. */
export const useAtlasStore = create<AtlasState>(() => ({ shown: null, level: 'district' }))

export const showMap = (shown: string | null): void => useAtlasStore.setState({ shown })
