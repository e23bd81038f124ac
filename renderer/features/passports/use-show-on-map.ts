import { useEffect } from 'react'
import type { Box } from '../../../shared/contract/features/layers.ts'
import type { StoredRecord } from '../../../shared/contract/features/records.ts'
import { data } from '../../api/client.ts'
import { boxOfGeometry, useMap, useMapStore } from '../../map/index.ts'
import { layerOf } from './chosen.ts'

/** Our choice: a lone point is shown at the scale of a town. */
const pointScale = 200_000

/** Counts the shapes shown: another number is drawn anew. */
let shapes = 0

/** Brings the territory or object of an opened passport into sight and marks it. */
export function useShowOnMap(record: StoredRecord): void {
  const map = useMap()
  const store = useMapStore()
  const { id, kind, fid, geometry } = record
  useEffect(() => {
    shapes += 1
    store.setState({ selection: [{ layer: layerOf(kind), ids: [fid], version: shapes }] })
    // oxlint-disable-next-line react/exhaustive-deps -- a new geometry is a new shape to draw
  }, [kind, fid, geometry, store])
  useEffect(() => {
    const show = (found: Box | null) => {
      if (found) map.get()?.fit(found, pointScale)
    }
    const box = geometry && boxOfGeometry(geometry)
    // Without a geometry of its own it lies where its territory does.
    if (box) show(box)
    else data['passports.box']({ fids: [fid] }).then(show, reportError)
    // oxlint-disable-next-line react/exhaustive-deps -- a map that is drawn on must not move by itself
  }, [id, map])
}
