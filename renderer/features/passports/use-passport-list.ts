import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Box } from '../../../shared/contract/features/layers.ts'
import {
  type PassportOrder,
  type PassportRow,
  passportOrderPath,
} from '../../../shared/contract/features/passports.ts'
import { data, fetchBulk } from '../../api/client.ts'
import { useMapStore } from '../../map/index.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useListState } from './list-state.ts'

/** Rows fetched at once. */
const pageRows = 100
const none = new Uint32Array()

/** Our choice: the list follows the map once it has rested this long. */
const settledMs = 300

/** The box of what the map shows, once it rests. */
function useWindowBox(): Box | null {
  const store = useMapStore()
  const [box, setBox] = useState(() => store.getState().camera?.box ?? null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = store.subscribe(({ camera }, before) => {
      if (camera === before.camera) return
      clearTimeout(timer)
      timer = setTimeout(() => setBox(camera?.box ?? null), settledMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [store])
  return box
}

/** Filter and order of the list as it stands. */
export function useListOrder(): PassportOrder {
  const { language } = useLanguage()
  const { filter, sort, descending, inWindow } = useListState()
  const box = useWindowBox()
  return { filter: inWindow ? { ...filter, box } : filter, sort, descending, language }
}

/** All passports that pass the filter, in order, and the rows of the pages in sight. */
export function usePassportList(asked: PassportOrder) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const order = useQuery({
    queryKey: ['passports.order', asked],
    queryFn: async ({ signal }) =>
      new Uint32Array(await fetchBulk(passportOrderPath(asked), signal)),
    placeholderData: (before) => before,
  })
  const fids = order.data ?? none
  const firstPage = Math.floor(range.first / pageRows)
  const pages = Math.max(0, Math.floor(range.last / pageRows) - firstPage + 1)
  const rows = useQueries({
    queries: Array.from({ length: fids.length === 0 ? 0 : pages }, (_, i) => {
      const start = (firstPage + i) * pageRows
      const wanted = [...fids.subarray(start, start + pageRows)]
      return {
        queryKey: ['passports.rows', { fids: wanted }],
        queryFn: () => data['passports.rows']({ fids: wanted }),
        placeholderData: (before: PassportRow[] | undefined) => before,
      }
    }),
    combine: (answers) =>
      new Map(answers.flatMap(({ data: page }) => page ?? []).map((row) => [row.fid, row])),
  })
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    fids,
    error: order.error,
    isPending: order.isPending,
    rowAt: (index: number) => rows.get(fids[index] ?? -1),
    onRange,
  }
}
