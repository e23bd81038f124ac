import { useEffect } from 'react'
import { useMap, useMapState } from '../../map/index.ts'
import { useAtlasStore } from './store.ts'

/** A click on a value of the shown map asks for the rows behind it. */
export function useAskedValue(): void {
  const { get } = useMap()
  const ask = useMapState((state) => state.ask)
  useEffect(() => {
    const key = ask && get()?.thematicKeyAt(ask.point, ask.toleranceM)
    if (key) useAtlasStore.setState({ asked: key })
  }, [ask, get])
}
