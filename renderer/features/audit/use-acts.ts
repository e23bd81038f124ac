import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { create } from 'zustand'
import {
  type Act,
  type ActFilter,
  actFilterSchema,
  actsPath,
} from '../../../shared/contract/features/audit.ts'
import { data, fetchBulk } from '../../api/client.ts'

export const everyAct: ActFilter = actFilterSchema.parse({})

export const useActFilter = create<ActFilter>(() => everyAct)

/** Acts fetched at once. */
const page = 100
const none = new Int32Array()

/** How many acts there are, and those in sight. */
export function useActs() {
  const filter = useActFilter()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const order = useQuery({
    queryKey: ['audit.order', filter],
    queryFn: async ({ signal }) => new Int32Array(await fetchBulk(actsPath(filter), signal)),
    placeholderData: (before) => before,
  })
  const ids = order.data ?? none
  const firstPage = Math.floor(range.first / page)
  const lastPage = Math.floor(Math.min(range.last, ids.length - 1) / page)
  const pages = useQueries({
    queries: Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, i) => {
      const from = (firstPage + i) * page
      const input = { ids: [...ids.subarray(from, from + page)] }
      return { queryKey: ['audit.acts', input], queryFn: () => data['audit.acts'](input) }
    }),
    combine: (answers) =>
      new Map(answers.flatMap(({ data: acts }) => acts ?? []).map((act) => [act.id, act])),
  })
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    count: ids.length,
    actAt: (index: number): Act | undefined => pages.get(ids[index] ?? 0),
    onRange,
    error: order.error,
    isPending: order.isPending,
  }
}
