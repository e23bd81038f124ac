import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Output } from '../../../../shared/contract/define.ts'
import {
  type TableOrder,
  type tableContract,
  tableOrderPath,
} from '../../../../shared/contract/features/table.ts'
import { data, fetchBulk } from '../../../api/client.ts'
import { queryKey } from '../../../api/queries.ts'

export type TableRow = Output<(typeof tableContract)['table.rows']>[number]

/** Rows fetched at once. */
const pageRows = 100
const none = new Uint32Array()

/** The ids of all rows in order, and the rows of the pages in sight. */
export function useTableRows(asked: TableOrder) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const order = useQuery({
    queryKey: ['table.order', asked],
    queryFn: async ({ signal }) => new Uint32Array(await fetchBulk(tableOrderPath(asked), signal)),
    placeholderData: (before, query) =>
      (query?.queryKey[1] as TableOrder | undefined)?.layer === asked.layer ? before : undefined,
  })
  const ids = order.data ?? none
  const firstPage = Math.floor(range.first / pageRows)
  const pages = ids.length === 0 ? 0 : Math.floor(range.last / pageRows) - firstPage + 1
  const rows = useQueries({
    queries: Array.from({ length: pages }, (_, i) => {
      const from = (firstPage + i) * pageRows
      const input = { layer: asked.layer, ids: [...ids.subarray(from, from + pageRows)] }
      return {
        queryKey: queryKey('table.rows', input),
        queryFn: () => data['table.rows'](input),
      }
    }),
    combine: (answers) =>
      new Map(answers.flatMap(({ data: page }) => page ?? []).map((row) => [row.id, row])),
  })
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    ids,
    error: order.error,
    isPending: order.isPending,
    rowAt: (index: number) => rows.get(ids[index] ?? -1),
    onRange,
  }
}
