import { create } from 'zustand'
import type { unitLevels } from '../../../shared/contract/features/atlas.ts'

type Level = (typeof unitLevels)[number]

interface AtlasState {
  /** Id of the map that is shown; null for the base map alone. */
  readonly shown: string | null
  readonly level: Level
  /** Key of the value whose rows are listed. */
  readonly asked: string | null
  readonly favourites: readonly string[]
  /** Newest first. */
  readonly recent: readonly string[]
}

/** Which map of the atlas lies on the base map, and what a person marked. */
export const useAtlasStore = create<AtlasState>(() => ({
  shown: null,
  level: 'district',
  asked: null,
  favourites: [],
  recent: [],
}))

const longestRecent = 8

export function showMap(shown: string | null): void {
  const { recent } = useAtlasStore.getState()
  useAtlasStore.setState({
    shown,
    asked: null,
    ...(shown
      ? { recent: [shown, ...recent.filter((id) => id !== shown)].slice(0, longestRecent) }
      : {}),
  })
}

export function toggleFavourite(id: string): void {
  const { favourites } = useAtlasStore.getState()
  useAtlasStore.setState({
    favourites: favourites.includes(id)
      ? favourites.filter((one) => one !== id)
      : [...favourites, id],
  })
}
