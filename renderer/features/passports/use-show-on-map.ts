import { useEffect } from 'react'
import type { StoredRecord } from '../../../shared/contract/features/records.ts'
import { boxOfGeometry, useMap, useMapStore } from '../../map/index.ts'

/** Our choice: a lone point is shown at the scale of a town. */
const pointScale = 200_000

/** Brings the territory or object of an opened passport into sight and marks it. */
export function useShowOnMap(record: StoredRecord): void {
  const map = useMap()
  const store = useMapStore()
  const { id, kind, fid, geometry } = record
  const box = geometry && boxOfGeometry(geometry)
  const key = `${id} ${box?.join(' ') ?? ''}`
  useEffect(() => {
    store.setState({ selection: [{ layer: `passports/${kind}`, ids: [fid] }] })
    if (box) map.get()?.fit(box, pointScale)
    return () => store.setState({ selection: [] })
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for the record and its box
  }, [key, map, store])
}
