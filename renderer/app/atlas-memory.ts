import { useAtlasStore } from '../features/atlas/store.ts'
import { changeSettings, useSettings } from './settings.ts'

/** Gives the atlas the maps it remembered, and keeps what changes. */
export function rememberAtlas(): void {
  useAtlasStore.setState(useSettings.getState().atlas)
  useAtlasStore.subscribe(({ favourites, recent }, before) => {
    if (favourites !== before.favourites || recent !== before.recent)
      changeSettings({ atlas: { favourites: [...favourites], recent: [...recent] } })
  })
}
